package dev.augury.jinja.run;

import dev.augury.jinja.value.Function;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The variable {@code self}: each block of the template as a function. */
record BlockReferences(Names names) implements PyObject {

    @Override
    public String typeName() {
        return "TemplateReference";
    }

    @Override
    public String shownType() {
        return "jinja2.runtime.TemplateReference object";
    }

    @Override
    public @Nullable Object attribute(String name, Rendering rendering) {
        if (!names.program().hasBlock(name)) {
            return MISSING;
        }
        return new Function(name, (run, _) -> {
            String text = names.program().block(name, names, run);
            return run.autoescape() ? new Markup(text) : text;
        });
    }

    @Override
    public String repr(Rendering rendering) {
        return "<TemplateReference None>";
    }

    /** The variable {@code super} of a block: a chat template extends nothing. */
    static Undefined noParent(String block) {
        return Undefined.hint("there is no parent block called '" + block + "'.");
    }
}
