package dev.augury.demo.corpus;

import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.tools.Catalog;
import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ToolBox;
import dev.augury.demo.tools.ToolException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A shop: prices and stock from the catalog, totals, change and differences with the calculator after it. */
public final class ShopLesson implements Lesson {

    private static final double INVENTED_SHARE = 0.12;
    private static final double INVENTED_SHARE_TRAIN = 0.2;
    private static final Set<String> LOOKS_UP = Set.of(ToolBox.CATALOG);
    private static final Set<String> LOOKS_UP_AND_CALCULATES = Set.of(ToolBox.CATALOG, ToolBox.CALCULATOR);
    private static final List<ShopQuestion> KINDS = List.of(ShopQuestion.PRICE, ShopQuestion.PRICE, ShopQuestion.STOCK, ShopQuestion.STOCK, ShopQuestion.BOTH,
            ShopQuestion.TOTAL, ShopQuestion.TOTAL, ShopQuestion.TOTAL, ShopQuestion.BUDGET, ShopQuestion.TOGETHER, ShopQuestion.CHEAPER);

    @Override
    public Skill skill() {
        return Skill.SHOP;
    }

    @Override
    public Exchange exchange(Split split, RandomGenerator chance) {
        ShopQuestion kind = KINDS.get(chance.nextInt(KINDS.size()));
        String item = item(split, chance);
        String count = Values.between(split, 2, chance.nextBoolean() ? 12 : 99, chance);
        Map<String, String> values = new HashMap<>(Map.of("i", item, "i2", another(item, split, chance), "n", count,
                "b", Values.between(split, 5, chance.nextBoolean() ? 60 : 999, chance)));
        String question = kind.questions().draw(split, chance);
        Turns turns = new Turns(Fill.varied(isReal(item) ? question : question.replace("{i}s", "of the {i}"), values, split, chance));
        return switch (kind) {
            case PRICE, STOCK, BOTH -> one(kind, turns, values);
            case TOTAL -> total(turns, values);
            case BUDGET -> budget(turns, values);
            case TOGETHER -> together(turns, values);
            case CHEAPER -> cheaper(turns, values);
        };
    }

    private static Exchange one(ShopQuestion kind, Turns turns, Map<String, String> values) {
        if (!lookUp(turns, values)) {
            return missing(turns, values.get("i"), LOOKS_UP);
        }
        boolean none = "0".equals(values.get("stock"));
        String answer = switch (kind) {
            case STOCK -> none ? "The {i} is out of stock." : "We have {stock} of the {i} in stock.";
            case BOTH -> none ? "The {i} costs {price} euros and is out of stock." : "The {i} costs {price} euros and we have {stock} in stock.";
            case PRICE, TOTAL, BUDGET, TOGETHER, CHEAPER -> "The {i} costs {price} euros.";
        };
        return turns.answer(Skill.SHOP, LOOKS_UP, Fill.in(answer, values));
    }

    private static Exchange total(Turns turns, Map<String, String> values) {
        if (!lookUp(turns, values)) {
            return missing(turns, values.get("i"), LOOKS_UP_AND_CALCULATES);
        }
        values.put("r", turns.calculate(Fill.in("{n} * {price}", values)));
        return turns.answer(Skill.SHOP, LOOKS_UP_AND_CALCULATES, Fill.in("{n} of the {i} cost {r} euros.", values));
    }

    private static Exchange budget(Turns turns, Map<String, String> values) {
        if (!lookUp(turns, values)) {
            return missing(turns, values.get("i"), LOOKS_UP_AND_CALCULATES);
        }
        String left = turns.calculate(Fill.in("{b} - {n} * {price}", values));
        values.put("r", left.replace("-", ""));
        return turns.answer(Skill.SHOP, LOOKS_UP_AND_CALCULATES,
                Fill.in(left.startsWith("-") ? "No, {r} euros are missing." : "Yes, {r} euros are left.", values));
    }

    private static Exchange together(Turns turns, Map<String, String> values) {
        @Nullable String absent = lookUpTwo(turns, values);
        if (absent != null) {
            return missing(turns, absent, LOOKS_UP_AND_CALCULATES);
        }
        values.put("r", turns.calculate(Fill.in("{price} + {price2}", values)));
        return turns.answer(Skill.SHOP, LOOKS_UP_AND_CALCULATES, Fill.in("The {i} and the {i2} cost {r} euros together.", values));
    }

    private static Exchange cheaper(Turns turns, Map<String, String> values) {
        @Nullable String absent = lookUpTwo(turns, values);
        if (absent != null) {
            return missing(turns, absent, LOOKS_UP_AND_CALCULATES);
        }
        String difference = turns.calculate(Fill.in("{price} - {price2}", values));
        values.put("r", difference.replace("-", ""));
        String answer = difference.equals("0.00") ? "Both cost the same."
                : difference.startsWith("-") ? "The {i} is cheaper by {r} euros." : "The {i2} is cheaper by {r} euros.";
        return turns.answer(Skill.SHOP, LOOKS_UP_AND_CALCULATES, Fill.in(answer, values));
    }

    private static Exchange missing(Turns turns, String item, Set<String> needed) {
        return turns.answer(Skill.SHOP, needed, "There is no " + item + " in the catalog.");
    }

    /** Looks up the item and puts price and stock to the values; false where there is none. */
    private static boolean lookUp(Turns turns, Map<String, String> values) {
        return put(turns.call(ToolBox.CATALOG, "item", values.get("i")).getFirst(), "", values);
    }

    /** Looks up both items; returns the first that there is not, or null. */
    private static @Nullable String lookUpTwo(Turns turns, Map<String, String> values) {
        List<String> responses = turns.call(ToolBox.CATALOG, "item", values.get("i"), values.get("i2"));
        if (!put(responses.getFirst(), "", values)) {
            return values.get("i");
        }
        return put(responses.getLast(), "2", values) ? null : values.get("i2");
    }

    private static boolean put(String response, String suffix, Map<String, String> values) {
        try {
            Map<String, @Nullable Object> item = Json.object(response);
            values.put("price" + suffix, String.valueOf(item.get("price")));
            values.put("stock" + suffix, String.valueOf(item.get("stock")));
            return !item.containsKey("error");
        } catch (ToolException e) {
            throw new IllegalStateException("The catalog gives no JSON object: " + response, e);
        }
    }

    private static String item(Split split, RandomGenerator chance) {
        double share = split == Split.TRAIN ? INVENTED_SHARE_TRAIN : INVENTED_SHARE;
        return new Draw(split, chance).own(() -> Values.from(Catalog.ADJECTIVES, chance) + " "
                + (chance.nextDouble() < share ? Values.invented(split, chance) : Values.from(Catalog.NOUNS, chance)));
    }

    /** Whether the noun exists; the plural of an invented one may be cut into quite other tokens, which would test spelling. */
    private static boolean isReal(String item) {
        return Catalog.NOUNS.contains(item.substring(item.indexOf(' ') + 1));
    }

    private static String another(String item, Split split, RandomGenerator chance) {
        String other = item(split, chance);
        return other.equals(item) ? another(item, split, chance) : other;
    }
}
