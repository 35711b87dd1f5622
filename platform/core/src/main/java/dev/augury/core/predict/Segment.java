package dev.augury.core.predict;

import dev.augury.core.flow.Features;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.spi.predict.SegmentView;
import java.util.List;
import java.util.Optional;

/**
 * The first segment of a request, as a predictor sees it.
 *
 * @param request id of the request
 * @param model name of the model as served
 * @param asked what the client asked for
 * @param prompt the tokens
 * @param outputTokensMax most tokens to generate
 * @param vector the features
 */
public record Segment(long request, String model, ServeRequest asked, TokenizedPrompt prompt, int outputTokensMax, Features vector)
        implements SegmentView {

    @Override
    public int index() {
        return 0;
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
        return prompt.tokens().length;
    }

    @Override
    public int outputTokensSoFar() {
        return 0;
    }

    @Override
    public List<String> tools() {
        return prompt.tools();
    }

    @Override
    public List<String> callsSoFar() {
        return List.of();
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
