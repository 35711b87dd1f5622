package dev.augury.demo.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a small shop sells: items named by an adjective and a noun, with prices and stock that are always the same. */
public final class Catalog {

    /** First words of items. */
    public static final List<String> ADJECTIVES = List.of("red", "blue", "green", "yellow", "white", "black", "grey", "brown", "beige", "purple", "pink",
            "silver", "golden", "small", "large", "tall", "short", "round", "square", "flat", "heavy", "light", "soft", "hard", "warm", "used", "new",
            "plain", "striped", "dotted", "wooden", "metal", "glass", "paper", "cotton", "linen", "leather", "woollen", "folding", "hanging", "travel",
            "garden", "kitchen", "winter", "summer", "simple", "double", "quiet", "bright", "dark");

    /** Last words of items; all make their plural with an s. */
    public static final List<String> NOUNS = List.of("mug", "lamp", "chair", "table", "book", "pen", "pencil", "bag", "coat", "hat", "ring",
            "blanket", "pillow", "candle", "bowl", "plate", "cup", "spoon", "fork", "kettle", "teapot", "jar", "basket", "bottle", "lid", "clock",
            "mirror", "frame", "rug", "towel", "curtain", "board", "stool", "desk", "drawer", "hammer", "saw", "drill", "rope", "ladder", "bucket",
            "broom", "shovel", "tent", "backpack", "wallet", "belt", "glove", "sock", "shirt", "jacket", "apron", "notebook", "folder", "stamp",
            "puzzle", "kite", "ball", "drum", "flute", "guitar", "whistle", "lantern", "vase", "planter", "cushion", "tray", "pan", "pot", "whisk");

    private static final Set<String> FIRST = Set.copyOf(ADJECTIVES);
    private static final Set<String> LAST = Set.copyOf(NOUNS);
    private static final long PRICE_STEPS = 1_990;
    private static final long STOCK_MAX = 240;

    /**
     * An item.
     *
     * @param name adjective and noun
     * @param cents price in hundredths of a euro
     * @param stock pieces in stock, at least 0
     */
    public record Item(String name, long cents, long stock) {

        /** Returns the price in euros with two decimals. */
        public String price() {
            return "%d.%02d".formatted(cents / 100, cents % 100);
        }

        /** Returns it as the JSON object that the shop answers with. */
        public String json() {
            return "{\"item\": %s, \"price\": \"%s\", \"stock\": %d}".formatted(Json.quote(name), price(), stock);
        }
    }

    /** Finds an item by its exact name. */
    public Optional<Item> find(String name) {
        int blank = name.indexOf(' ');
        if (blank < 0 || !FIRST.contains(name.substring(0, blank)) || !LAST.contains(name.substring(blank + 1))) {
            return Optional.empty();
        }
        long hash = StableHash.of("item " + name);
        if (hash % 8 == 0) {
            return Optional.empty();
        }
        long stock = hash / 8 % 12 == 0 ? 0 : 1 + hash / 96 % STOCK_MAX;
        // A cube makes cheap things common.
        double share = Math.floorMod(hash >>> 24, PRICE_STEPS) / (double) PRICE_STEPS;
        long cents = 50 + 5 * (long) (PRICE_STEPS * share * share * share);
        return Optional.of(new Item(name, cents, stock));
    }

    /** Returns all items, in a fixed order. */
    public List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (String noun : NOUNS) {
            for (String adjective : ADJECTIVES) {
                find(adjective + " " + noun).ifPresent(items::add);
            }
        }
        return items;
    }
}
