package dev.augury.jinja;

import static dev.augury.jinja.Rendered.fails;
import static dev.augury.jinja.Rendered.renders;

import org.junit.jupiter.api.Test;

/** Filters for HTML, and Markup. */
class HtmlFilterTest {

    @Test
    void escaping() {
        renders("{{ html | e }}", "&lt;b&gt;&#34;x&#34; &amp; &#39;y&#39;&lt;/b&gt;");
        renders("{{ html | escape }}", "&lt;b&gt;&#34;x&#34; &amp; &#39;y&#39;&lt;/b&gt;");
        renders("{{ html | e | e }}", "&lt;b&gt;&#34;x&#34; &amp; &#39;y&#39;&lt;/b&gt;");
        renders("{{ html | e | forceescape }}", "&amp;lt;b&amp;gt;&amp;#34;x&amp;#34; &amp;amp; &amp;#39;y&amp;#39;&amp;lt;/b&amp;gt;");
        renders("{{ 5 | e }}", "5");
        renders("{{ html | safe }}", "<b>\"x\" & 'y'</b>");
        renders("{{ html | e is escaped }}", "True");
        renders("{{ html is escaped }}", "False");
    }

    @Test
    void markupEscapesWhatIsAdded() {
        renders("{{ \"<b>\" | safe + \"<\" }}", "<b>&lt;");
        renders("{{ \"<\" + (\"<b>\" | safe) }}", "&lt;<b>");
        renders("{{ (\"<b>\" | safe) ~ \"<\" }}", "<b><");
        renders("{{ (\"%s\" | safe) % \"<\" }}", "&lt;");
        renders("{{ (\"{}\" | safe).format(\"<\") }}", "&lt;");
        renders("{{ (\",\" | safe).join([\"<\", \"<\" | safe]) }}", "&lt;,<");
        renders("{{ (\"a\" | safe).replace(\"a\", \"<\") }}", "&lt;");
        renders("{{ (\"<\" | safe) * 2 }}", "<<");
        renders("{{ (\"<a>\" | safe).upper() }}", "<A>");
        renders("{{ (html | e)[0:4] }}", "&lt;");
        renders("{{ [\"<\" | safe] }}", "[Markup('<')]");
        renders("{{ (\"<\" | safe) == \"<\" }}", "True");
    }

    @Test
    void tagsAndAttributes() {
        renders("{{ \"<!-- c --><p>a  &amp; b</p>\" | striptags }}", "a & b");
        renders("{{ {\"a\": \"<\", \"b\": none, \"c\": 1} | xmlattr }}", " a=\"&lt;\" c=\"1\"");
        renders("{{ {\"a\": 1} | xmlattr(false) }}", "a=\"1\"");
        fails("{{ {\"a b\": 1} | xmlattr }}", "Invalid character in attribute name: 'a b'");
    }

    @Test
    void addresses() {
        renders("{{ \"a/b c?é\" | urlencode }}", "a/b%20c%3F%C3%A9");
        renders("{{ {\"a\": 1, \"b\": \"x y\"} | urlencode }}", "a=1&b=x+y");
        renders("{{ [(\"a\", \"/\")] | urlencode }}", "a=%2F");
        renders("{{ \"see http://example.com/a, or x@example.org.\" | urlize }}",
                "see <a href=\"http://example.com/a\" rel=\"noopener\">http://example.com/a</a>, or <a href=\"mailto:x@example.org\">x@example.org</a>.");
        renders("{{ \"www.example.com\" | urlize(5, nofollow=true, target=\"_blank\") }}",
                "<a href=\"https://www.example.com\" rel=\"nofollow noopener\" target=\"_blank\">www.e...</a>");
        renders("{{ \"tel:123\" | urlize(extra_schemes=[\"tel:\"]) }}", "<a href=\"tel:123\" rel=\"noopener\">tel:123</a>");
    }
}
