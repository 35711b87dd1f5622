package dev.augury.jinja.run;

import dev.augury.jinja.value.Rendering;
import org.jspecify.annotations.Nullable;

/** The variables of one running function: the template itself, a macro, a call block, a block or a recursive loop. */
final class Frame {

    final @Nullable Object[] slots;
    final @Nullable Frame parent;
    final Rendering rendering;
    final Names names;
    StringBuilder out;

    Frame(int slots, @Nullable Frame parent, Rendering rendering, Names names, StringBuilder out) {
        this.slots = new @Nullable Object[slots];
        this.parent = parent;
        this.rendering = rendering;
        this.names = names;
        this.out = out;
    }

    /** A function's frame inside this one, writing to a text of its own. */
    Frame inner(int size) {
        return new Frame(size, this, rendering, names, new StringBuilder());
    }

    void print(String text) {
        out.append(text);
        rendering.checkOutput(out.length());
    }
}
