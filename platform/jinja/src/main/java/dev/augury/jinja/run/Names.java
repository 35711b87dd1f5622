package dev.augury.jinja.run;

import dev.augury.jinja.builtin.Globals;
import dev.augury.jinja.value.PyObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of one render that are no local variables.
 *
 * @param context what the caller passed
 * @param exported what the template's outermost level has set; blocks see it
 * @param program the template, for its blocks
 */
record Names(Map<String, ?> context, Map<String, @Nullable Object> exported, Program program) {

    @Nullable Object resolve(String name) {
        Object value = exported.isEmpty() ? null : exported.get(name);
        if (value != null || !exported.isEmpty() && exported.containsKey(name)) {
            return value;
        }
        value = context.get(name);
        if (value != null || context.containsKey(name)) {
            return value;
        }
        Object global = Globals.get(name);
        return global == null ? PyObject.MISSING : global;
    }

    /** Notes what the outermost level has set, if any block could see it. */
    void export(String name, @Nullable Object value) {
        if (program.hasBlocks()) {
            exported.put(name, value);
        }
    }

    /** The same with more names in front, for a scoped block. */
    Names with(Map<String, @Nullable Object> locals) {
        Map<String, @Nullable Object> all = new HashMap<>(exported);
        all.putAll(locals);
        return new Names(context, all, program);
    }
}
