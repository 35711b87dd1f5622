package dev.augury.demo.corpus.lengths;

import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Section;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stories of three lengths. A story is a function of its length, hero, thing and place; a hero brings a trait and a friend, a thing its use, a place what is to
 * be seen there.
 */
final class Stories {

    private final Sheet sheet;
    private final List<String> heroes;
    private final List<String> things;
    private final List<String> places;

    Stories(Sheet sheet) {
        this.sheet = sheet;
        heroes = sheet.section("heroes").values();
        things = sheet.section("things").values();
        places = sheet.section("places").values();
    }

    /** Three sentences. */
    Turn small(Draw draw) {
        return story(draw, sheet.section("short"));
    }

    /** Ten sentences. */
    Turn medium(Draw draw) {
        return story(draw, sheet.section("medium"));
    }

    /** Thirty sentences. */
    Turn large(Draw draw) {
        return story(draw, sheet.section("long"));
    }

    private Turn story(Draw draw, Section length) {
        Cast cast = draw.own(() -> new Cast(draw.pick(heroes), draw.pick(things), draw.pick(places)));
        Map<String, String> values = new HashMap<>();
        String[] hero = fields(cast.hero(), 3);
        String[] thing = fields(cast.thing(), 2);
        String[] place = fields(cast.place(), 2);
        values.put("hero", hero[0]);
        values.put("ahero", article(hero[0]));
        values.put("atrait", article(hero[1]));
        values.put("friend", hero[2]);
        values.put("afriend", article(hero[2]));
        values.put("thing", thing[0]);
        values.put("athing", article(thing[0]));
        values.put("use", thing[1]);
        values.put("place", place[0]);
        values.put("sight", place[1]);
        return new Turn(Turn.fill(draw.phrasing(length), values), Turn.fill(length.answer(), values));
    }

    private static String[] fields(String value, int count) {
        String[] fields = value.split(" *= *");
        if (fields.length != count) {
            throw new IllegalArgumentException("'" + value + "' of the stories has " + fields.length + " parts: it needs " + count + ", with = between them.");
        }
        return fields;
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private record Cast(String hero, String thing, String place) {}
}
