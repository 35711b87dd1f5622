package dev.augury.executor.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.call.CallRequest;
import dev.augury.spi.call.CallResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltinExecutorTest {

    private static final InstantSource NOW = InstantSource.fixed(Instant.EPOCH);

    private final BuiltinExecutor executor = new BuiltinExecutor(new BuiltinConfig(List.of("clock", "calculator")), NOW);

    private CallResponse call(String tool, String arguments) {
        return executor.execute(new CallRequest("call-1", "default", tool, arguments, 1_000_000_000));
    }

    @Test
    void callsAreAnswered() {
        assertThat(call("calculator", "{\"expression\": \"6 \\u002a 7\"}")).isEqualTo(new CallResponse("42", false));
        assertThat(call("calculator", "{\"expression\": 42}")).isEqualTo(new CallResponse("42", false));
        assertThat(call("clock", "{\"city\": \"London\"}").content()).contains("1970-01-01");
    }

    @Test
    void whatIsWrongIsToldAsAnError() {
        assertThat(call("calculator", "{\"expression\": \"1 / 0\"}")).isEqualTo(new CallResponse("{\"error\": \"division by zero\"}", true));
        assertThat(call("calculator", "{}")).isEqualTo(new CallResponse("{\"error\": \"argument expression must be a string\"}", true));
        assertThat(call("calculator", "[]")).isEqualTo(new CallResponse("{\"error\": \"the arguments must be a JSON object\"}", true));
        assertThat(call("shop", "{}")).isEqualTo(new CallResponse("{\"error\": \"unknown tool shop, known are calculator, clock\"}", true));
    }

    @Test
    void onlyChosenToolsAreOffered() {
        BuiltinExecutor clock = new BuiltinExecutor(new BuiltinConfig(List.of("clock")), NOW);
        assertThat(clock.tools()).containsExactly("clock");
        assertThat(clock.declarations()).hasSize(1).first().extracting(declaration -> declaration.parameters())
                .isEqualTo("{\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}}, \"required\": [\"city\"]}");
        assertThatThrownBy(() -> new BuiltinConfig(List.of("abacus"))).hasMessage("tools names 'abacus'; known are calculator, clock");
    }
}
