package dev.augury.jinja.syntax;

import org.jspecify.annotations.Nullable;

/**
 * One token.
 *
 * @param text the characters, for a string literal its value
 * @param number the value of an integer or float literal
 */
record Token(Kind kind, String text, @Nullable Number number, int line) {

    /** Kinds of token. */
    enum Kind {
        DATA("template data"),
        VARIABLE_BEGIN("begin of print statement"),
        VARIABLE_END("end of print statement"),
        BLOCK_BEGIN("begin of statement block"),
        BLOCK_END("end of statement block"),
        NAME("name"),
        STRING("string"),
        INTEGER("integer"),
        FLOAT("float"),
        OPERATOR("operator"),
        END("end of template");

        private final String shown;

        Kind(String shown) {
            this.shown = shown;
        }
    }

    static Token of(Kind kind, String text, int line) {
        return new Token(kind, text, null, line);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    /** How errors show it. */
    String shown() {
        return switch (kind) {
            case NAME, OPERATOR -> text;
            case DATA, VARIABLE_BEGIN, VARIABLE_END, BLOCK_BEGIN, BLOCK_END, STRING, INTEGER, FLOAT, END -> kind.shown;
        };
    }

    static String shown(Kind kind) {
        return kind.shown;
    }
}
