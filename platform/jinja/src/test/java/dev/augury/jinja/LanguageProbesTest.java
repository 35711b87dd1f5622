package dev.augury.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One-line templates that ask for one behaviour of the language each. */
class LanguageProbesTest {

    private static final int PROBES = 44;

    @Test
    @SuppressWarnings("unchecked")
    void answersEveryProbeAsPythonDoes() {
        List<Map<String, Object>> probes = SharedData.records("language_probes.jsonl");
        List<String> wrong = new ArrayList<>();
        for (Map<String, Object> probe : probes) {
            String error = (String) probe.get("error");
            try {
                String got = Template.compile((String) probe.get("template"), JinjaOptions.transformers())
                        .render((Map<String, Object>) probe.get("context"), SharedData.context());
                if (!got.equals(probe.get("want"))) {
                    wrong.add(probe.get("template") + ": got " + got + " instead of " + probe.get("want") + error);
                }
            } catch (JinjaException e) {
                if (error == null || !e.getMessage().endsWith(error.substring("PY ".length()))) {
                    wrong.add(probe.get("template") + ": " + e.getMessage() + " instead of " + error);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(probes).hasSize(PROBES);
    }
}
