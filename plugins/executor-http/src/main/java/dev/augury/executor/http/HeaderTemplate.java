package dev.augury.executor.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A header whose value may hold secrets, as in {@code Bearer ${env:SHOP_KEY}} or {@code ${file:/run/secrets/shop}}. The value is made anew for each call, so that a
 * file may be renewed.
 */
final class HeaderTemplate {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}");
    private static final Pattern SECRET = Pattern.compile("\\$\\{(env|file):([^}]+)}");
    private static final int SECRET_BYTES_MAX = 16 * 1024;
    private static final int SECRET_LENGTH_MIN = 8;

    private final String name;
    private final String template;
    private final UnaryOperator<@Nullable String> environment;

    /**
     * Reads a header.
     *
     * @throws IllegalArgumentException with a clause on what is wrong, a secret that is not there included
     */
    HeaderTemplate(String name, String template, UnaryOperator<@Nullable String> environment) {
        this.name = name;
        this.template = template;
        this.environment = environment;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name of a header");
        }
        fill(new Secrets());
    }

    String name() {
        return name;
    }

    /**
     * Makes the value and tells the secrets in it.
     *
     * @throws IllegalArgumentException where a secret is not there, without saying what it is
     */
    String fill(Secrets secrets) {
        Matcher matcher = SECRET.matcher(template);
        StringBuilder value = new StringBuilder();
        while (matcher.find()) {
            String secret = matcher.group(1).equals("env") ? fromEnvironment(matcher.group(2)) : fromFile(matcher.group(2));
            if (secret.length() < SECRET_LENGTH_MIN) {
                throw new IllegalArgumentException("the secret " + matcher.group() + " is shorter than " + SECRET_LENGTH_MIN
                        + " characters, too short to be kept out of responses");
            }
            secrets.add(secret);
            matcher.appendReplacement(value, Matcher.quoteReplacement(secret));
        }
        matcher.appendTail(value);
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new IllegalArgumentException("the value of '" + name + "' has a control character");
        }
        return value.toString();
    }

    private String fromEnvironment(String variable) {
        String secret = environment.apply(variable);
        if (secret == null) {
            throw new IllegalArgumentException("the environment has no variable " + variable);
        }
        return secret;
    }

    private static String fromFile(String path) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            return new String(in.readNBytes(SECRET_BYTES_MAX), StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("the file " + path + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }
}
