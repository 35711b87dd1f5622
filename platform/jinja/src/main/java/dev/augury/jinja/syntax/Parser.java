package dev.augury.jinja.syntax;

import dev.augury.jinja.JinjaOptions;
import dev.augury.jinja.JinjaSyntaxException;
import dev.augury.jinja.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parses statements. The grammar is that of Jinja2 with the loop controls and Transformers' {@code generation}. */
public final class Parser {

    private static final String KNOWN = "autoescape, block, break, call, continue, filter, for, generation, if, macro, print, raw, set, with";

    private final TokenStream stream;
    private final ExpressionParser expressions;
    private final PrimaryParser primary;

    private Parser(TokenStream stream) {
        this.stream = stream;
        this.expressions = new ExpressionParser(stream);
        this.primary = expressions.primary();
    }

    /** The statements of a source. */
    public static List<Stmt> parse(String source, JinjaOptions options) {
        if (source.length() > options.maxSourceChars()) {
            throw new JinjaSyntaxException("the template has " + source.length() + " characters, the limit is " + options.maxSourceChars(), 1);
        }
        return new Parser(new TokenStream(Lexer.tokenize(source, options), options.maxDepth())).body(Set.of());
    }

    /** Statements up to the end, or up to a tag that begins with one of these names, which is left as the current token. */
    private List<Stmt> body(Set<String> ends) {
        List<Stmt> body = new ArrayList<>();
        while (!stream.at(Kind.END)) {
            Token token = stream.next();
            if (token.kind() == Kind.DATA) {
                body.add(new Stmt.Data(token.text()));
            } else if (token.kind() == Kind.VARIABLE_BEGIN) {
                body.add(new Stmt.Print(primary.tuple(expressions::expression, () -> false, false), token.line()));
                stream.expect(Kind.VARIABLE_END);
            } else {
                if (stream.at(Kind.NAME) && ends.contains(stream.current().text())) {
                    return List.copyOf(body);
                }
                stream.enter();
                body.add(statement(ends));
                stream.leave();
                stream.expect(Kind.BLOCK_END);
            }
        }
        if (!ends.isEmpty()) {
            throw stream.fail("Unexpected end of template. Jinja was looking for the following tags: " + shown(ends) + ".");
        }
        return List.copyOf(body);
    }

    private static String shown(Set<String> names) {
        return names.stream().sorted().map(name -> "'" + name + "'").reduce((a, b) -> a + " or " + b).orElse("");
    }

    private Stmt statement(Set<String> ends) {
        if (!stream.at(Kind.NAME)) {
            throw stream.fail("tag name expected");
        }
        Token token = stream.next();
        int line = token.line();
        return switch (token.text()) {
            case "if" -> ifStatement(line);
            case "for" -> forStatement(line);
            case "set" -> set(line);
            case "macro" -> new Stmt.Macro(assignedName(), signature(), closed("endmacro"), line);
            case "call" -> callBlock(line);
            case "filter" -> filterBlock(line);
            case "with" -> with(line);
            case "block" -> block(line);
            case "print" -> new Stmt.Print(printed(), line);
            case "autoescape" -> new Stmt.Autoescape(expressions.expression(), closed("endautoescape"), line);
            case "generation" -> new Stmt.Generation(closed("endgeneration"), line);
            case "break" -> new Stmt.Break(line);
            case "continue" -> new Stmt.Continue(line);
            case "include", "import", "from", "extends" ->
                throw new JinjaSyntaxException("the tag '" + token.text() + "' is not supported: a chat template stands alone", line);
            default -> throw new JinjaSyntaxException("Encountered unknown tag '" + token.text() + "'."
                    + (ends.isEmpty() ? "" : " Jinja was looking for the following tags: " + shown(ends) + ".")
                    + " Known tags: " + KNOWN + ".", line);
        };
    }

    /** The body behind a tag, and the tag that ends it; the end tag's name is dropped. */
    private List<Stmt> closed(String end) {
        List<Stmt> body = open(Set.of(end));
        stream.next();
        return body;
    }

    private List<Stmt> open(Set<String> ends) {
        stream.skipOperator(":");
        stream.expect(Kind.BLOCK_END);
        return body(ends);
    }

    private Stmt ifStatement(int line) {
        List<Stmt.Branch> branches = new ArrayList<>();
        int branchLine = line;
        while (true) {
            Expr test = primary.tuple(expressions::or, () -> false, false);
            branches.add(new Stmt.Branch(test, open(Set.of("elif", "else", "endif")), branchLine));
            Token end = stream.next();
            branchLine = end.line();
            if (end.isName("elif")) {
                continue;
            }
            return new Stmt.If(List.copyOf(branches), end.isName("else") ? closed("endif") : List.of(), line);
        }
    }

    private Stmt forStatement(int line) {
        Expr target = target(false);
        stream.expectName("in");
        Expr items = primary.tuple(expressions::or, () -> stream.atName("recursive"), false);
        Expr test = stream.skipName("if") ? expressions.expression() : null;
        boolean recursive = stream.skipName("recursive");
        List<Stmt> body = open(Set.of("endfor", "else"));
        List<Stmt> otherwise = stream.next().isName("else") ? closed("endfor") : List.of();
        return new Stmt.For(target, items, test, recursive, body, otherwise, line);
    }

    private Stmt set(int line) {
        Expr target = target(true);
        if (stream.skipOperator("=")) {
            return new Stmt.Set(target, primary.tuple(expressions::expression, () -> false, false), line);
        }
        Expr filter = null;
        while (stream.skipOperator("|")) {
            filter = primary.filter(filter);
        }
        return new Stmt.SetBlock(target, filter, closed("endset"), line);
    }

    /** A name, a tuple of names, or where allowed the attribute of a namespace. */
    private Expr target(boolean namespaces) {
        int line = stream.line();
        Expr target = primary.tuple(() -> targetItem(namespaces), () -> stream.atName("in"), false);
        checkTarget(target, line);
        return target;
    }

    private Expr targetItem(boolean namespaces) {
        Token token = stream.current();
        Expr item = primary.primary();
        if (namespaces && item instanceof Expr.Name(String name, int line) && stream.skipOperator(".")) {
            return new Expr.NamespaceRef(name, stream.expect(Kind.NAME).text(), line);
        }
        checkTarget(item, token.line());
        return item;
    }

    private static void checkTarget(Expr target, int line) {
        switch (target) {
            case Expr.Name _, Expr.NamespaceRef _ -> { }
            case Expr.Tuple(List<Expr> items) -> items.forEach(item -> checkTarget(item, line));
            case Expr.Const _, Expr.ListLiteral _, Expr.Dict _, Expr.Unary _, Expr.Binary _, Expr.Concat _, Expr.Compare _, Expr.And _, Expr.Or _,
                    Expr.Not _, Expr.Conditional _, Expr.Attribute _, Expr.Item _, Expr.Slice _, Expr.Call _, Expr.Filter _, Expr.Test _ ->
                throw new JinjaSyntaxException("can't assign to '" + target.getClass().getSimpleName().toLowerCase(Locale.ROOT) + "'", line);
        }
    }

    private String assignedName() {
        Token token = stream.expect(Kind.NAME);
        if (Set.of("true", "false", "none", "True", "False", "None").contains(token.text())) {
            throw new JinjaSyntaxException("can't assign to 'name'", token.line());
        }
        return token.text();
    }

    private Stmt.Signature signature() {
        List<String> names = new ArrayList<>();
        List<Expr> defaults = new ArrayList<>();
        stream.expectOperator("(");
        while (!stream.atOperator(")")) {
            if (!names.isEmpty()) {
                stream.expectOperator(",");
            }
            names.add(assignedName());
            if (stream.skipOperator("=")) {
                defaults.add(expressions.expression());
            } else if (!defaults.isEmpty()) {
                throw stream.fail("non-default argument follows default argument");
            }
        }
        stream.next();
        if (Set.copyOf(names).size() < names.size()) {
            throw stream.fail("a parameter is named twice");
        }
        return new Stmt.Signature(List.copyOf(names), List.copyOf(defaults));
    }

    private Stmt callBlock(int line) {
        Stmt.Signature signature = stream.atOperator("(") ? signature() : new Stmt.Signature(List.of(), List.of());
        if (!(expressions.expression() instanceof Expr.Call call)) {
            throw new JinjaSyntaxException("expected call", line);
        }
        return new Stmt.CallBlock(call, signature, closed("endcall"), line);
    }

    private Stmt filterBlock(int line) {
        Expr.Filter filter = primary.filter(null);
        while (stream.skipOperator("|")) {
            filter = primary.filter(filter);
        }
        return new Stmt.FilterBlock(filter, closed("endfilter"), line);
    }

    private Stmt with(int line) {
        List<Expr> targets = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!stream.at(Kind.BLOCK_END)) {
            if (!targets.isEmpty()) {
                stream.expectOperator(",");
            }
            targets.add(target(false));
            stream.expectOperator("=");
            values.add(expressions.expression());
        }
        return new Stmt.With(List.copyOf(targets), List.copyOf(values), closed("endwith"), line);
    }

    private Stmt block(int line) {
        String name = stream.expect(Kind.NAME).text();
        boolean scoped = stream.skipName("scoped");
        boolean required = stream.skipName("required");
        if (stream.atOperator("-")) {
            throw stream.fail("Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore instead.");
        }
        List<Stmt> body = closed("endblock");
        stream.skipName(name);
        return new Stmt.Block(name, scoped, required, body, line);
    }

    private Expr printed() {
        List<Expr> parts = new ArrayList<>();
        int line = stream.line();
        while (!stream.at(Kind.BLOCK_END)) {
            if (!parts.isEmpty()) {
                stream.expectOperator(",");
            }
            parts.add(expressions.expression());
        }
        return new Expr.Concat(List.copyOf(parts), line);
    }
}
