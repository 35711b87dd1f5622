package dev.augury.model.token;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for the texts that merging meets: a token's id where the text is a token that merging may make, otherwise a number from the
 * vocabulary's size on. Control tokens are no such tokens, so merging can never make one out of what a user wrote.
 */
final class SymbolTable {
    private final TokenTable table;
    private final Map<String, Integer> others = new HashMap<>();
    private final List<String> otherTexts = new ArrayList<>();

    SymbolTable(TokenTable table) {
        this.table = table;
    }

    /** Returns the symbol of a text, making one if needed. */
    int intern(String text) {
        int token = tokenOf(text);
        if (token >= 0) {
            return token;
        }
        return others.computeIfAbsent(text, unknown -> {
            otherTexts.add(text);
            return table.size() + otherTexts.size() - 1;
        });
    }

    /** Returns the id of the text's token if merging may make it, else -1. */
    int tokenOf(String text) {
        int id = table.id(text).orElse(-1);
        return id >= 0 && isMergeable(id) ? id : -1;
    }

    boolean isMergeable(int token) {
        return !table.type(token).isReserved() && table.type(token) != TokenType.BYTE;
    }

    boolean isToken(int symbol) {
        return symbol < table.size();
    }

    /** Returns the text of a symbol that is no token. */
    String otherText(int symbol) {
        return otherTexts.get(symbol - table.size());
    }
}
