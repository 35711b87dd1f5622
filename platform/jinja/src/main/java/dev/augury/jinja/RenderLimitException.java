package dev.augury.jinja;

/** A render was stopped by one of its {@link RenderLimits}. */
public final class RenderLimitException extends JinjaRenderException {

    public RenderLimitException(String reason, int line, String construct) {
        super(Kind.LIMIT, reason, line, construct);
    }
}
