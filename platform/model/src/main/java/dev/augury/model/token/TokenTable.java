package dev.augury.model.token;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The tokens of a vocabulary by id: spelling, type, bytes. Immutable. */
final class TokenTable {
    private static final byte[] NOTHING = new byte[0];

    private final List<String> texts;
    private final TokenType[] types;
    private final byte[][] bytes;
    private final Map<String, Integer> ids;

    /** How a kind of vocabulary spells ordinary tokens. */
    @FunctionalInterface
    interface Spelling {
        byte[] bytes(String text, TokenType type);
    }

    /** @param types one for each text; the array becomes the table's */
    TokenTable(List<String> texts, TokenType[] types, Spelling spelling) {
        this.texts = texts;
        this.types = types;
        this.bytes = new byte[texts.size()][];
        this.ids = HashMap.newHashMap(texts.size());
        for (int i = 0; i < types.length; i++) {
            ids.putIfAbsent(texts.get(i), i);
            bytes[i] = types[i].isReserved() || types[i] == TokenType.USER_DEFINED
                    ? texts.get(i).getBytes(StandardCharsets.UTF_8)
                    : spelling.bytes(texts.get(i), types[i]);
        }
    }

    int size() {
        return types.length;
    }

    String text(int token) {
        return texts.get(token);
    }

    TokenType type(int token) {
        return types[token];
    }

    OptionalInt id(String text) {
        Integer id = ids.get(text);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** Returns whether the token is found in a text as a whole before anything is merged. */
    boolean isMatchedWhole(int token) {
        return types[token].isReserved() || types[token] == TokenType.USER_DEFINED;
    }

    /** Returns the token's own bytes, the name of a control token. The caller must not change them. */
    byte[] shownBytes(int token) {
        return bytes[token];
    }

    /** Returns a copy of the bytes that the token adds to an answer. */
    byte[] answerBytes(int token) {
        return types[token].isReserved() ? NOTHING : bytes[token].clone();
    }
}
