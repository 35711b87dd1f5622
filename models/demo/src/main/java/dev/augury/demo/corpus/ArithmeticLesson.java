package dev.augury.demo.corpus;

import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.tools.ToolBox;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Arithmetic: bare expressions in symbols and in words, and problems of one step told as a story. The calculator does all the work. */
public final class ArithmeticLesson implements Lesson {

    private static final double STORIES_SHARE = 0.3;
    private static final double CHAINS_SHARE = 0.06;
    private static final double DECIMALS_SHARE = 0.1;
    private static final double ZERO_SHARE = 0.04;
    /** Divisions of training with a small dividend, whose results begin with zeros. */
    private static final double SMALL_SHARE = 0.15;
    private static final int DIGITS_MAX = 6;
    private static final Set<String> NEEDED = Set.of(ToolBox.CALCULATOR);

    private static final Choices FRAMES = Choices.lines("""
            What is {x}?
            Calculate {x}.
            How much is {x}?
            {x}
            {x} = ?
            Compute {x}.
            Please calculate {x}.
            Could you tell me what {x} is?
            what is {x}
            What's {x}?
            Tell me {x}.
            Work out {x}.
            {X}?
            I need the result of {x}.
            Give me {x}.
            Please tell me what {x} comes to.
            What does {x} make?
            {x} is what?
            What is the value of {x}?
            Can you calculate {x}?
            {x}, please.
            calculate {x}
            Please work out {x}.
            Can you work out {x} for me?
            What do I get for {x}?
            I want to know {x}.
            Evaluate {x}.
            How much does {x} make?
            Do you know {x}?
            {x} =
            What is the result of {x}?
            I would like to know what {x} is.
            """).andTrain("""
            I would like you to work out {x}.
            Could you work out {x}?
            Would you tell me what {x} comes to?
            Say what {x} is.
            I need to know what {x} comes to.
            Please find out what {x} is.
            What will {x} be?
            Do you know what {x} makes?
            Tell me what {x} gives.
            What does {x} come to?
            Can you tell me how much {x} is?
            Figure out {x} for me.
            """);
    private static final Choices ORDERS = Choices.lines("""
            {X}.
            Please {x}.
            {x}
            Can you {x}?
            Could you {x}?
            I want you to {x}.
            What do I get if I {x}?
            Could you please {x} for me?
            Now {x}.
            {X}, please.
            What happens if you {x}?
            How much is it if I {x}?
            What is the result if I {x}?
            Can you please {x}?
            {X} and tell me the result.
            What do you get if you {x}?
            """).andTrain("""
            I would like you to {x}.
            Would you {x} for me?
            What comes out if you {x}?
            Please {x} and tell me what you get.
            Could you {x} and give me the result?
            What will I get when I {x}?
            How much do you get if you {x}?
            Can you {x} for me, please?
            """);

    @Override
    public Skill skill() {
        return Skill.ARITHMETIC;
    }

    @Override
    public Exchange exchange(Split split, RandomGenerator chance) {
        double kind = chance.nextDouble();
        if (kind < STORIES_SHARE) {
            return ArithmeticStories.exchange(split, chance);
        }
        return kind < STORIES_SHARE + CHAINS_SHARE ? chain(split, chance) : bare(split, chance);
    }

    private static Exchange bare(Split split, RandomGenerator chance) {
        Operation operation = Operation.values()[chance.nextInt(Operation.values().length)];
        String a = operand(split, chance);
        String b = split == Split.TRAIN && operation == Operation.DIVIDED && chance.nextDouble() < ZERO_SHARE ? "0" : operand(split, chance);
        if (split == Split.TRAIN && operation == Operation.DIVIDED && chance.nextDouble() < SMALL_SHARE) {
            a = Values.number(split, 2, chance);
        } else if (operation == Operation.DIVIDED && !b.equals("0") && chance.nextBoolean()) {
            String divisor = number(split, chance);
            b = divisor;
            a = new Draw(split, chance).own(() -> Long.toString(Long.parseLong(divisor) * (1 + chance.nextInt(999))));
        }
        boolean order = chance.nextInt(4) == 0;
        List<String> forms = order ? operation.orders() : operation.forms();
        String form = Fill.in(Values.from(forms, chance), Map.of("a", a, "b", b));
        return exchange(Fill.varied((order ? ORDERS : FRAMES).draw(split, chance), Map.of("x", form), split, chance), operation.join(a, b), operation.show(a, b));
    }

    private static Exchange chain(Split split, RandomGenerator chance) {
        String[] numbers = {number(split, chance), number(split, chance), number(split, chance)};
        Operation first = Operation.values()[chance.nextInt(3)];
        Operation second = Operation.values()[chance.nextInt(3)];
        boolean brackets = chance.nextInt(3) == 0;
        String expression = brackets ? "(" + first.join(numbers[0], numbers[1]) + ")" : first.join(numbers[0], numbers[1]);
        String shown = brackets ? "(" + first.show(numbers[0], numbers[1]) + ")" : first.show(numbers[0], numbers[1]);
        String asked = chance.nextBoolean() ? expression : shown;
        String question = asked + " " + (asked.equals(expression) ? second.symbol() : second.sign()) + " " + numbers[2];
        return exchange(Fill.varied(FRAMES.draw(split, chance), Map.of("x", question), split, chance), second.join(expression, numbers[2]), second.show(shown, numbers[2]));
    }

    private static Exchange exchange(String question, String expression, String shown) {
        Turns turns = new Turns(question);
        String result = turns.calculate(expression);
        return turns.answer(Skill.ARITHMETIC, NEEDED, result.startsWith("{") ? "I cannot divide by zero." : shown + " = " + result + ".");
    }

    private static String number(Split split, RandomGenerator chance) {
        return Values.number(split, 3, chance);
    }

    private static String operand(Split split, RandomGenerator chance) {
        return chance.nextDouble() < DECIMALS_SHARE ? Values.decimal(split, chance) : Values.number(split, DIGITS_MAX, chance);
    }
}
