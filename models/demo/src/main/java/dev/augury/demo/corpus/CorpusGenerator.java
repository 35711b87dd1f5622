package dev.augury.demo.corpus;

import dev.augury.demo.tools.StableHash;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes dialogues without an end: each is a function of seed, split and index. Thread-safe. */
public final class CorpusGenerator {

    /** How often each skill comes up; what is hard to learn comes up more often. */
    public static final Map<Skill, Double> WEIGHTS = Map.of(Skill.ARITHMETIC, 1.8, Skill.CLOCK, 2.0, Skill.SHOP, 3.0, Skill.ABOUT, 3.2,
            Skill.LENGTHS, 11.0, Skill.EXTRACT, 3.0, Skill.OTHER, 1.2);

    private static final int EXCHANGES_MAX = 8;
    /** Questions that stand alone, often with one tool: were they few, one tool would tell the model that another is missing. */
    private static final double ALONE_SHARE = 0.6;
    /** Of those, questions that want a tool: nowhere else does it depend on the declarations alone whether it is called. */
    private static final double ALONE_CALLING_SHARE = 0.5;
    private static final double ALONE_WITHOUT_TOOL_SHARE = 0.3;
    private static final double OWN_SYSTEM_SHARE = 0.15;
    private static final double WITHOUT_TOOL_SHARE = 0.35;
    private static final double REFUSED_TRIALS_SHARE = 0.25;
    /** No exchange is added to a dialogue of about so many tokens, which keeps it, but for a few, within a batch. */
    private static final int TOKENS_ENOUGH = 700;
    private static final int LETTERS_PER_TOKEN = 3;

    private final long seed;
    private final Map<Skill, Lesson> lessons = new EnumMap<>(Skill.class);
    private final Map<Skill, Double> weights;
    private final ToolShelf shelf = new ToolShelf();

    /**
     * Makes a generator.
     *
     * @param seed what all chance comes from
     * @param lessons one for each skill that shall be taught
     * @param weights for each of these skills how often it comes up, in proportion to the others; absent skills never come up
     */
    public CorpusGenerator(long seed, List<? extends Lesson> lessons, Map<Skill, Double> weights) {
        this.seed = seed;
        lessons.forEach(lesson -> this.lessons.put(lesson.skill(), lesson));
        this.weights = new EnumMap<>(Skill.class);
        this.lessons.keySet().forEach(skill -> this.weights.put(skill, weights.getOrDefault(skill, 0.0)));
        if (this.weights.values().stream().mapToDouble(Double::doubleValue).sum() <= 0) {
            throw new IllegalArgumentException("None of the skills " + this.lessons.keySet() + " has a weight above 0: give one.");
        }
    }

    /** Makes a generator of all lessons with the usual weights. */
    public static CorpusGenerator standard(long seed) {
        return new CorpusGenerator(seed, Lessons.all(), WEIGHTS);
    }

    /** Returns the skills that it teaches. */
    public Set<Skill> skills() {
        return Set.copyOf(lessons.keySet());
    }

    /** Makes a dialogue of 1 to 8 exchanges. */
    public Dialogue dialogue(Split split, long index) {
        RandomGenerator chance = chance("dialogue " + split, index);
        boolean alone = chance.nextDouble() < ALONE_SHARE;
        boolean calls = alone && chance.nextDouble() < ALONE_CALLING_SHARE;
        int count = alone ? 1 : 2 + chance.nextInt(EXCHANGES_MAX - 1);
        List<Exchange> exchanges = new ArrayList<>();
        for (int tokens = 0; exchanges.size() < count && tokens < TOKENS_ENOUGH;) {
            Exchange exchange = calls ? calling(split, chance) : lesson(skill(chance)).exchange(split, chance);
            exchanges.add(exchange);
            tokens += exchange.messages().stream().mapToInt(CorpusGenerator::tokens).sum();
        }
        boolean lacking = chance.nextDouble() < (calls ? ALONE_WITHOUT_TOOL_SHARE : WITHOUT_TOOL_SHARE);
        ToolShelf.Choice tools = shelf.choose(exchanges, lacking, chance);
        List<Message> messages = new ArrayList<>();
        Skill last = Skill.OTHER;
        for (Exchange exchange : exchanges) {
            Exchange possible = shelf.possible(exchange, tools.names());
            messages.addAll(possible.messages());
            last = possible.skill();
        }
        String system = chance.nextDouble() < OWN_SYSTEM_SHARE ? SystemMessages.draw(split, chance) : ChatText.SYSTEM;
        return new Dialogue(last, system, tools.declarations(), messages);
    }

    /** Makes a held-out question of a skill, as the first of its dialogue. */
    public Trial trial(Skill skill, long index) {
        RandomGenerator chance = chance("trial " + skill, index);
        boolean refused = skill == Skill.OTHER && chance.nextDouble() < REFUSED_TRIALS_SHARE;
        Exchange exchange = refused ? calling(Split.HELD_OUT, chance) : lesson(skill).exchange(Split.HELD_OUT, chance);
        ToolShelf.Choice tools = shelf.choose(List.of(exchange), refused, chance);
        List<Message> messages = shelf.possible(exchange, tools.names()).messages();
        Dialogue prompt = new Dialogue(skill, ChatText.SYSTEM, tools.declarations(), messages.subList(0, 1));
        return new Trial(skill, prompt, messages.subList(1, messages.size()));
    }

    /** Estimates the tokens of a turn from above: three letters are a token, and so is every other character. */
    private static int tokens(Message message) {
        String text = switch (message) {
            case Message.Ask ask -> ask.text();
            case Message.Response response -> response.text();
            case Message.Answer answer -> ChatText.answer(answer);
        };
        int letters = (int) text.chars().filter(Character::isLetter).count();
        return letters / LETTERS_PER_TOKEN + text.length() - letters;
    }

    /** An exchange that calls tools, of one of the skills that do, where any is taught. */
    private Exchange calling(Split split, RandomGenerator chance) {
        List<Skill> callers = Stream.of(Skill.ARITHMETIC, Skill.CLOCK, Skill.SHOP).filter(skill -> weights.getOrDefault(skill, 0.0) > 0).toList();
        return lesson(callers.isEmpty() ? skill(chance) : callers.get(chance.nextInt(callers.size()))).exchange(split, chance);
    }

    private Lesson lesson(Skill skill) {
        Lesson lesson = lessons.get(skill);
        if (lesson == null) {
            throw new IllegalArgumentException("There is no lesson for " + skill + "; there are some for " + lessons.keySet() + ".");
        }
        return lesson;
    }

    private Skill skill(RandomGenerator chance) {
        double at = chance.nextDouble() * weights.values().stream().mapToDouble(Double::doubleValue).sum();
        Skill drawn = Skill.OTHER;
        for (Map.Entry<Skill, Double> entry : weights.entrySet()) {
            if (entry.getValue() > 0) {
                drawn = entry.getKey();
                at -= entry.getValue();
                if (at < 0) {
                    return drawn;
                }
            }
        }
        return drawn;
    }

    private RandomGenerator chance(String what, long index) {
        return new SplittableRandom(StableHash.mix(StableHash.mix(StableHash.of(what) ^ seed) + index * 0x9e3779b97f4a7c15L));
    }
}
