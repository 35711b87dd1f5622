package dev.augury.model.info;

import dev.augury.model.info.ModelInfo.Rope;
import dev.augury.model.info.ModelInfo.Sizes;
import dev.augury.model.info.ModelInfo.Template;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A description as lines of text. What comes from the file is shown without control characters, so that a file cannot speak to the
 * terminal.
 */
public final class ModelInfoText {

    private static final int TEMPLATE_LINES = 5;
    private static final int LINE_LENGTH = 100;

    private final StringBuilder text = new StringBuilder();

    private ModelInfoText() {}

    /** Returns the description, lines ended by line feeds. */
    public static String render(ModelInfo info) {
        return new ModelInfoText().describe(info);
    }

    private String describe(ModelInfo info) {
        line("file", info.file().path() + " (GGUF version " + info.file().version() + ", " + bytes(info.file().bytes())
                + (info.file().parts() > 1 ? " in " + info.file().parts() + " parts" : "") + ")");
        line("name", info.name().orElse("not given"));
        line("architecture", info.architecture().orElse("not given"));
        line("parameters", count(info.parameters()) + " in " + info.file().tensors() + " tensors");
        Sizes sizes = info.sizes();
        line("layers", or(sizes.layers()));
        line("width", or(sizes.width()) + ", feed-forward " + or(sizes.ffn()));
        line("heads", or(sizes.heads()) + " of " + or(sizes.headWidth()) + ", keys and values " + or(sizes.kvHeads()));
        line("context", or(sizes.context()) + " tokens");
        line("rope", rope(info.rope()));
        line("tensor types", types(info));
        String preTokenizer = info.tokenizer().preTokenizer().map(pre -> ", pre-tokenizer " + pre).orElse("");
        line("tokenizer", info.tokenizer().model().orElse("none") + preTokenizer + ", " + or(info.tokenizer().tokens()) + " tokens");
        template(info.template());
        line("unsupported", info.unsupported().isEmpty() ? "nothing" : info.unsupported().getFirst());
        info.unsupported().stream().skip(1).forEach(reason -> line("", reason));
        return text.toString();
    }

    private static String rope(Rope rope) {
        String scaling = rope.scaling().map(name -> ", scaling " + name).orElse("")
                + (rope.factor().isPresent() ? " by " + number(rope.factor()) : "");
        String factors = rope.factorTensors().isEmpty() ? "" : ", factors in " + String.join(", ", rope.factorTensors());
        return "base " + number(rope.base()) + ", " + or(rope.dimensions()) + " dimensions" + scaling + factors;
    }

    private static String types(ModelInfo info) {
        if (info.types().isEmpty()) {
            return "none";
        }
        String shares = info.types().entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue().tensors() + " tensors, " + bytes(entry.getValue().bytes()) + ")")
                .collect(Collectors.joining(", "));
        return shares + "; " + String.format(Locale.ROOT, "%.2f bits per parameter", info.bitsPerParameter());
    }

    private void template(Optional<Template> template) {
        if (template.isEmpty()) {
            line("chat template", "none");
            return;
        }
        String whole = template.get().text();
        List<String> lines = whole.lines().toList();
        List<String> others = template.get().others();
        line("chat template", whole.length() + " characters" + (others.isEmpty() ? "" : ", further templates: "
                + String.join(", ", others)));
        lines.stream().limit(TEMPLATE_LINES).forEach(each -> line("", "| "
                + (each.length() > LINE_LENGTH ? each.substring(0, LINE_LENGTH) + "…" : each)));
        if (lines.size() > TEMPLATE_LINES) {
            line("", "| … " + (lines.size() - TEMPLATE_LINES) + " more lines");
        }
    }

    private void line(String label, String value) {
        String clean = value.codePoints().map(point -> isSilent(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        text.append(String.format(Locale.ROOT, "%-15s%s", label, clean).stripTrailing()).append('\n');
    }

    private static boolean isSilent(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
    }

    private static String or(OptionalLong value) {
        return value.isPresent() ? String.valueOf(value.getAsLong()) : "not given";
    }

    private static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "not given";
        }
        double number = value.getAsDouble();
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static String count(long value) {
        if (value < 1_000_000) {
            return String.valueOf(value);
        }
        return value < 1_000_000_000 ? String.format(Locale.ROOT, "%.1f million", value / 1e6)
                : String.format(Locale.ROOT, "%.2f billion", value / 1e9);
    }

    private static String bytes(long value) {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB"};
        int unit = value < 1024 ? 0 : Math.min(units.length - 1, (63 - Long.numberOfLeadingZeros(value)) / 10);
        return unit == 0 ? value + " bytes" : String.format(Locale.ROOT, "%.2f %s", value / Math.pow(1024, unit), units[unit]);
    }
}
