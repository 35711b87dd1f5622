package dev.augury.core.admit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.Toolset;
import dev.augury.spi.call.ToolDeclaration;
import dev.augury.spi.engine.EngineCapabilities;
import dev.augury.spi.engine.EngineCapabilities.Feature;
import dev.augury.spi.engine.SamplingSpec;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What needs an engine with masks is refused by name where there is none. */
class RequestCheckTest {

    private static final Toolset FORCED = new Toolset(Set.of(), Set.of("f"), false, List.of(ToolDeclaration.named("f")));

    private static RequestCheck check(Feature... features) {
        return new RequestCheck(new EngineCapabilities(Set.of(features)), 100, 100, 300, Set.of());
    }

    private static ServeRequest request(int outputTokensMin, Toolset tools) {
        return new ServeRequest("r", "m", "t", null, null, new Prompt.Tokens(new int[] {1}), new ServeRequest.Limits(10, outputTokensMin, List.of(), List.of(), false),
                SamplingSpec.builder().build(), 1, false, tools);
    }

    @Test
    void withoutMasksNoCallIsForcedAndNoLengthIsAsked() {
        assertThat(check().problem(request(0, FORCED))).extracting(Refusal::parameter).isEqualTo("tool_choice");
        assertThat(check().problem(request(3, Toolset.NONE))).extracting(Refusal::parameter).isEqualTo("min_tokens");
        assertThat(check(Feature.MASK).problem(request(3, FORCED))).isNull();
    }
}
