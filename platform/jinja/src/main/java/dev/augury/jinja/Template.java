package dev.augury.jinja;

import dev.augury.jinja.run.Program;
import java.util.Map;

/** A compiled template. Immutable: compile once, render from any number of threads. */
public final class Template {

    private final Program program;

    private Template(Program program) {
        this.program = program;
    }

    /** Throws {@link JinjaSyntaxException} with the line where the source is no template. */
    public static Template compile(String source, JinjaOptions options) {
        return new Template(Program.compile(source, options));
    }

    /**
     * Renders the template. Text within the context is only ever printed, never parsed.
     *
     * @param context names to values: maps with string keys, lists, strings, numbers, booleans and null, nested at will; they are not changed and
     *     must not change during the call
     * @throws JinjaRenderException with line and construct where the template fails on these values, refuses them or reaches a limit
     */
    public String render(Map<String, ?> context, RenderContext renderContext) {
        return program.run(context, renderContext);
    }
}
