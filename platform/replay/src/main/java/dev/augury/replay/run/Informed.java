package dev.augury.replay.run;

import dev.augury.replay.trace.TracedRequest;
import dev.augury.spi.predict.OutcomeView;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.SegmentTruth;
import dev.augury.spi.predict.SegmentView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A predictor that sees the truth of every segment beside the segment, as only replays can show it. What it makes of that is its own business: all but
 * {@code oracle} look away.
 *
 * @param predictor the predictor
 * @param playbacks the requests in order of arrival, which is that of their ids
 */
record Informed(Predictor predictor, List<Playback> playbacks) implements Predictor {

    private static final double NANOS = 1e9;

    @Override
    public Prediction predict(SegmentView segment) {
        TracedRequest request = playbacks.get(Math.toIntExact(segment.request() - 1)).request();
        return predictor.predict(new Known(segment, new Truth(request.type(), request.segments().get(segment.index()))));
    }

    @Override
    public void learn(OutcomeView outcome) {
        predictor.learn(outcome);
    }

    @Override
    public void reconfigure(Record options) {
        predictor.reconfigure(options);
    }

    private record Truth(String type, TracedRequest.Segment segment) implements SegmentTruth {
        @Override
        public int outputTokens() {
            return segment.tokens();
        }

        @Override
        public Optional<String> call() {
            return segment.call() == null ? Optional.empty() : Optional.of(type);
        }

        @Override
        public OptionalDouble callSeconds() {
            TracedRequest.Call call = segment.call();
            return call == null ? OptionalDouble.empty() : OptionalDouble.of(call.nanos() / NANOS);
        }

        @Override
        public OptionalInt responseTokens() {
            TracedRequest.Call call = segment.call();
            return call == null ? OptionalInt.empty() : OptionalInt.of(call.responseTokens());
        }
    }

    private record Known(SegmentView segment, SegmentTruth told) implements SegmentView {
        @Override
        public long request() {
            return segment.request();
        }

        @Override
        public int index() {
            return segment.index();
        }

        @Override
        public String model() {
            return segment.model();
        }

        @Override
        public String tenant() {
            return segment.tenant();
        }

        @Override
        public Optional<String> program() {
            return segment.program();
        }

        @Override
        public int contextTokens() {
            return segment.contextTokens();
        }

        @Override
        public int outputTokensMax() {
            return segment.outputTokensMax();
        }

        @Override
        public int outputTokensSoFar() {
            return segment.outputTokensSoFar();
        }

        @Override
        public List<String> tools() {
            return segment.tools();
        }

        @Override
        public List<String> callsSoFar() {
            return segment.callsSoFar();
        }

        @Override
        public int featuresVersion() {
            return segment.featuresVersion();
        }

        @Override
        public float[] features() {
            return segment.features();
        }

        @Override
        public Optional<SegmentTruth> truth() {
            return Optional.of(told);
        }
    }
}
