package dev.augury.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Renders of public models' templates by Python, repeated byte for byte. */
class ReferenceRendersTest {

    private static final int TEXTS = 347;
    private static final int RAISES = 5;
    private static final int ERRORS = 41;

    private final Map<String, Template> templates = new HashMap<>();

    private Template template(Map<String, Object> record) {
        String name = (String) record.get("template");
        String source = (String) record.get("source");
        return templates.computeIfAbsent(name, _ -> Template.compile(source == null ? SharedData.template(name) : source, JinjaOptions.transformers()));
    }

    @Test
    @SuppressWarnings("unchecked")
    void rendersEveryTextAndFailsWherePythonFails() {
        int texts = 0;
        int raises = 0;
        int errors = 0;
        List<String> wrong = new ArrayList<>();
        for (Map<String, Object> record : SharedData.records("reference_renders.jsonl.gz")) {
            String label = record.get("template") + "/" + record.get("case");
            String error = (String) record.get("error");
            try {
                String got = template(record).render((Map<String, Object>) record.get("context"), SharedData.context());
                if (error != null || !got.equals(record.get("want"))) {
                    wrong.add(label + ": " + (error != null ? "rendered although Python says " + error : "got " + got + " instead of " + record.get("want")));
                } else {
                    texts++;
                }
            } catch (RaisedByTemplateException e) {
                raises++;
                if (!("RAISE " + e.reason()).equals(error)) {
                    wrong.add(label + ": raised " + e.getMessage());
                }
            } catch (JinjaRenderException e) {
                errors++;
                if (error == null || !error.endsWith(e.reason())) {
                    wrong.add(label + ": " + e.getMessage() + " instead of " + error);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(List.of(texts, raises, errors)).isEqualTo(List.of(TEXTS, RAISES, ERRORS));
    }
}
