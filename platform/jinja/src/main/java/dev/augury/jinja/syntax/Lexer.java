package dev.augury.jinja.syntax;

import dev.augury.jinja.JinjaOptions;
import dev.augury.jinja.JinjaSyntaxException;
import dev.augury.jinja.value.Strings;
import java.util.ArrayList;
import java.util.List;

/** Cuts a source into template data, statements, prints and raw text, and strips white space round the tags as the options say. */
final class Lexer {

    private static final String RAW = "raw";
    private static final String ENDRAW = "endraw";

    private final JinjaOptions options;
    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private boolean lineStarting = true;

    private Lexer(String source, JinjaOptions options) {
        this.options = options;
        this.source = normalized(source, options.keepTrailingNewline());
    }

    static List<Token> tokenize(String source, JinjaOptions options) {
        Lexer lexer = new Lexer(source, options);
        lexer.root();
        lexer.tokens.add(Token.of(Token.Kind.END, "", lexer.line));
        return lexer.tokens;
    }

    private static String normalized(String source, boolean keepTrailingNewline) {
        String text = source.indexOf('\r') < 0 ? source : source.replace("\r\n", "\n").replace('\r', '\n');
        return !keepTrailingNewline && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private void root() {
        while (at < source.length()) {
            int tag = nextTag(at);
            if (tag < 0) {
                data(source.substring(at));
                at = source.length();
                return;
            }
            char kind = source.charAt(tag + 1);
            char sign = signAt(tag + 2);
            String text = source.substring(at, tag);
            data(stripped(text, sign, kind == '{'));
            line += lines(text);
            at = tag + (sign == ' ' ? 2 : 3);
            if (kind == '#') {
                comment();
            } else if (kind == '{') {
                tokens.add(Token.of(Token.Kind.VARIABLE_BEGIN, "{{", line));
                inside('}', Token.Kind.VARIABLE_END);
            } else if (!raw()) {
                tokens.add(Token.of(Token.Kind.BLOCK_BEGIN, "{%", line));
                inside('%', Token.Kind.BLOCK_END);
            }
        }
    }

    private int nextTag(int from) {
        for (int i = source.indexOf('{', from); i >= 0 && i + 1 < source.length(); i = source.indexOf('{', i + 1)) {
            char next = source.charAt(i + 1);
            if (next == '%' || next == '#' || next == '{') {
                return i;
            }
        }
        return -1;
    }

    private char signAt(int index) {
        char c = index < source.length() ? source.charAt(index) : ' ';
        return c == '-' || c == '+' ? c : ' ';
    }

    private void data(String text) {
        if (!text.isEmpty()) {
            tokens.add(Token.of(Token.Kind.DATA, text, line));
        }
    }

    /** The text before a tag, without what the tag's sign or {@code lstrip_blocks} takes away. */
    private String stripped(String text, char sign, boolean variable) {
        if (sign == '-') {
            return Strings.strip(text, false, true);
        }
        if (sign == '+' || variable || !options.lstripBlocks()) {
            return text;
        }
        int lineStart = text.lastIndexOf('\n') + 1;
        boolean blank = (lineStart > 0 || lineStarting) && Strings.strip(text.substring(lineStart), true, true).isEmpty();
        return blank ? text.substring(0, lineStart) : text;
    }

    private void comment() {
        if (at == source.length()) {
            return;
        }
        int end = source.indexOf("#}", at);
        if (end < 0) {
            throw new JinjaSyntaxException("Missing end of comment tag", line);
        }
        char sign = end > at ? signAt(end - 1) : ' ';
        finish(end + 2, sign, true);
    }

    /** Goes to the end of a tag, with the white space its sign or {@code trim_blocks} takes away. */
    private void finish(int end, char sign, boolean trims) {
        int to = end;
        if (sign == '-') {
            while (to < source.length() && Strings.isSpace(source.charAt(to))) {
                to++;
            }
        } else if (trims && sign != '+' && options.trimBlocks() && to < source.length() && source.charAt(to) == '\n') {
            to++;
        }
        line += lines(source.substring(at, to));
        at = to;
        lineStarting = source.charAt(to - 1) == '\n';
    }

    private int spaces(int from) {
        int i = from;
        while (i < source.length() && Strings.isSpace(source.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Reads a raw block whose statement begins here, if one does. */
    private boolean raw() {
        int end = tagEnd(at, RAW);
        if (end < 0 || source.charAt(end - 3) == '+') {
            return false;
        }
        finish(end, signAt(end - 3), false);
        for (int tag = source.indexOf("{%", at); tag >= 0; tag = source.indexOf("{%", tag + 1)) {
            char sign = signAt(tag + 2);
            int close = tagEnd(tag + (sign == ' ' ? 2 : 3), ENDRAW);
            if (close >= 0) {
                String text = source.substring(at, tag);
                data(stripped(text, sign, false));
                line += lines(text);
                at = tag;
                finish(close, signAt(close - 3), true);
                return true;
            }
        }
        if (at == source.length()) {
            return true;
        }
        throw new JinjaSyntaxException("Missing end of raw directive", line);
    }

    /** Where the tag that holds only this word ends, or -1 if it holds something else. */
    private int tagEnd(int from, String word) {
        int i = spaces(from);
        if (!source.startsWith(word, i)) {
            return -1;
        }
        i = spaces(i + word.length());
        if (signAt(i) != ' ') {
            i++;
        }
        return source.startsWith("%}", i) ? i + 2 : -1;
    }

    /** Reads the tokens of a tag up to its end, which counts only where all brackets are closed. */
    private void inside(char closing, Token.Kind end) {
        TokenReader reader = new TokenReader(source, at, line, tokens);
        while (true) {
            reader.skipSpaces();
            int i = reader.position();
            if (i >= source.length()) {
                line = reader.line();
                at = i;
                return;
            }
            if (reader.balanced()) {
                char sign = signAt(i);
                int mark = sign == '-' || sign == '+' && closing == '%' ? i + 1 : i;
                if (mark + 1 < source.length() && source.charAt(mark) == closing && source.charAt(mark + 1) == '}') {
                    line = reader.line();
                    at = i;
                    tokens.add(Token.of(end, closing + "}", line));
                    finish(mark + 2, mark == i ? ' ' : sign, closing == '%');
                    return;
                }
            }
            reader.next();
        }
    }

    private static int lines(String text) {
        int count = 0;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            count++;
        }
        return count;
    }
}
