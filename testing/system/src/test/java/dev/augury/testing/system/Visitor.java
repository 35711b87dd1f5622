package dev.augury.testing.system;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody at the console without a browser: keeps cookies and sends forms with the token that they carry. */
final class Visitor implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
    private final String address;

    Visitor(String address) {
        this.address = address;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Opens a stream of events; it ends when it is closed. */
    Stream<String> lines(String path) throws IOException, InterruptedException {
        return http.send(request(path).setHeader("Accept", "text/event-stream").GET().build(), HttpResponse.BodyHandlers.ofLines()).body();
    }

    /** Sends a form with the token of the page that has it. */
    HttpResponse<String> send(String page, String path, Map<String, String> fields) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get(page).body());
        String more = token.find() ? "&_csrf=" + encode(token.group(1)) : "";
        return post(path, form(fields) + more);
    }

    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(form);
        return http.send(request(path).header("Content-Type", "application/x-www-form-urlencoded").POST(body).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Signs in and returns where that leads. */
    String signIn(String name, String password) throws IOException, InterruptedException {
        return send("/console/sign-in", "/console/sign-in", Map.of("username", name, "password", password)).headers().firstValue("Location").orElse("nowhere");
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2)).header("Accept", "text/html");
    }

    @Override
    public void close() {
        http.close();
    }
}
