package dev.augury.core.predict;

import dev.augury.core.flow.Features;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.SegmentStart;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.spi.predict.SegmentView;
import java.util.List;
import java.util.Optional;

/**
 * A segment of a request, as a predictor sees it.
 *
 * @param request id of the request
 * @param model name of the model as served
 * @param asked what the client asked for
 * @param prompt the tokens
 * @param outputTokensMax most tokens to generate
 * @param vector the features
 * @param start what tells it from the request's other segments
 */
public record Segment(
        long request, String model, ServeRequest asked, TokenizedPrompt prompt, int outputTokensMax, Features vector, SegmentStart start)
        implements SegmentView {

    /** Makes the first segment of a request. */
    public Segment(long request, String model, ServeRequest asked, TokenizedPrompt prompt, int outputTokensMax, Features vector) {
        this(request, model, asked, prompt, outputTokensMax, vector, SegmentStart.first(prompt.tokens().length));
    }

    /** Makes the segment of a request that begins so. */
    public static Segment of(Request request, int outputTokensMax, SegmentStart start) {
        Request.Reading reading = request.reading();
        return new Segment(request.id(), reading.model(), request.asked(), reading.prompt(), outputTokensMax, reading.features(), start);
    }

    @Override
    public int index() {
        return start.index();
    }

    @Override
    public String tenant() {
        return asked.tenant();
    }

    @Override
    public Optional<String> program() {
        return Optional.ofNullable(asked.program());
    }

    @Override
    public int contextTokens() {
        return start.contextTokens();
    }

    @Override
    public int outputTokensSoFar() {
        return start.outputTokensSoFar();
    }

    @Override
    public List<String> tools() {
        return prompt.tools();
    }

    @Override
    public List<String> callsSoFar() {
        return start.callsSoFar();
    }

    @Override
    public int featuresVersion() {
        return vector.version();
    }

    @Override
    public float[] features() {
        return vector.values();
    }
}
