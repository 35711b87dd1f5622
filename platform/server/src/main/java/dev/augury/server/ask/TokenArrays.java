package dev.augury.server.ask;

import dev.augury.server.model.ServedModel;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads arrays of token ids. */
final class TokenArrays {

    private TokenArrays() {}

    /** Reads an array of at most so many ids of the model's vocabulary. */
    static int[] read(String where, JsonNode node, int most, ServedModel model) {
        List<JsonNode> nodes = Fields.array(where, node, most);
        int[] ids = new int[nodes.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (int) Fields.whole(where + "[" + i + "]", nodes.get(i), 0, model.vocabularySize() - 1L);
        }
        return ids;
    }
}
