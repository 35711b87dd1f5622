package dev.augury.executor.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL with places for arguments, as in {@code https://shop.example/items/{item}?lang={lang}}. Arguments are percent-encoded down to the unreserved characters of
 * RFC 3986, so that none can leave its place; scheme and host have no places. A pair of the query whose argument is missing is left out.
 */
final class UrlTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_.-]{1,64})}");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final String path;
    private final List<String> query;
    private final Set<String> places = new LinkedHashSet<>();

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException with a clause on what is wrong
     */
    UrlTemplate(String template) {
        URI example = URI.create(PLACE.matcher(template).replaceAll("x"));
        boolean http = "http".equalsIgnoreCase(example.getScheme()) || "https".equalsIgnoreCase(example.getScheme());
        if (!http || example.getHost() == null) {
            throw new IllegalArgumentException("it must begin with http:// or https:// and a host");
        }
        if (example.getRawUserInfo() != null || example.getRawFragment() != null) {
            throw new IllegalArgumentException("it must have neither user nor fragment; put a secret into a header");
        }
        String authority = example.getScheme() + "://" + example.getRawAuthority();
        if (!template.startsWith(authority)) {
            throw new IllegalArgumentException("scheme and host cannot have places for arguments");
        }
        int mark = template.indexOf('?');
        path = mark < 0 ? template : template.substring(0, mark);
        query = mark < 0 ? List.of() : List.of(template.substring(mark + 1).split("&"));
        PLACE.matcher(template).results().forEach(place -> places.add(place.group(1)));
    }

    /** Returns the names of the arguments it has places for. */
    Set<String> places() {
        return places;
    }

    /**
     * Puts arguments in.
     *
     * @throws CallFailure where the path lacks one, or one would lead out of its place
     */
    URI expand(Map<String, String> arguments) throws CallFailure {
        for (MatchResult place : PLACE.matcher(path).results().toList()) {
            checkForPath(place.group(1), arguments.get(place.group(1)));
        }
        List<String> pairs = new ArrayList<>();
        for (String pair : query) {
            if (PLACE.matcher(pair).results().allMatch(place -> arguments.containsKey(place.group(1)))) {
                pairs.add(filled(pair, arguments));
            }
        }
        return URI.create(filled(path, arguments) + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs)));
    }

    private static void checkForPath(String name, @Nullable String value) throws CallFailure {
        if (value == null || value.isEmpty()) {
            throw CallFailure.of("The argument '" + name + "' is missing.");
        }
        for (String segment : value.split("[/\\\\]", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw CallFailure.of("The argument '" + name + "' must not be a path.");
            }
        }
    }

    private static String filled(String template, Map<String, String> arguments) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(encoded(arguments.getOrDefault(place.group(1), ""))));
    }

    /** Percent-encodes a text. */
    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(String.format("%02X", b));
            }
        }
        return encoded.toString();
    }
}
