package dev.augury.predictor.histogram;

/** The calls of a tool that returned. */
final class CallHistory {

    final Histogram seconds;
    final Histogram response;

    CallHistory(double halfLife) {
        seconds = new Histogram(Span.SECONDS, halfLife);
        response = new Histogram(Span.TOKENS, halfLife);
    }
}
