package dev.augury.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.server.plugin.PluginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "tidy\n2026-11-30 INFO Lane m: root changed scheduler", "a\rb", "a\tb", "a\u0000b", "a\u001B[31mb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u202Eb", "a\u2066b", "a\uD83Db"
    })
    void whatCouldPassForAnotherLineIsRefused(String reason) {
        assertThatThrownBy(() -> Reason.of(reason)).isInstanceOf(PluginException.class).hasMessageContaining("control character U+").hasMessageContaining("one line of plain text");
        assertThat(Reason.of(Reason.shown(reason))).as("but what was kept can be taken back").contains("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short requests passed a long one", "Frist laut Vertrag: „sofort“", "期限", "l'été 👩‍👩‍👧", "قرار"})
    void plainTextOfAnyLanguageIsKept(String reason) {
        assertThat(Reason.of("  " + reason + "\n")).isEqualTo(reason);
        assertThat(Reason.shown(reason)).isEqualTo(reason);
    }

    @Test
    void reasonIsThereAndOfABoundedLength() {
        assertThatThrownBy(() -> Reason.of(" \n ")).hasMessageContaining("There is no reason.");
        assertThatThrownBy(() -> Reason.of("x".repeat(501))).hasMessageContaining("The reason has 501 characters.");
        assertThat(Reason.of("x".repeat(500))).hasSize(500);
        assertThat(Reason.shown("x".repeat(499) + "👧")).isEqualTo("x".repeat(499));
    }
}
