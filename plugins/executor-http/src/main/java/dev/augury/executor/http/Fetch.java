package dev.augury.executor.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Sends requests and follows redirects, every connection through the guarded lookup. Thread-safe; blocks. */
final class Fetch implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 1000;
    private static final int LINE_MAX = 16 * 1024;
    private static final int HEADERS_MAX = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int TOO_MANY_REQUESTS = 429;

    private final CloseableHttpClient client;
    private final int redirectsMax;

    /**
     * An answer.
     *
     * @param status its status
     * @param body its body
     */
    record Reply(int status, String body) {}

    Fetch(HttpConfig config, GuardedLookup lookup) {
        redirectsMax = config.redirectsMax();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(lookup)
                .setMaxConnTotal(CONNECTIONS_MAX)
                .setMaxConnPerRoute(CONNECTIONS_MAX)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.of(config.connectTimeout())).build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom().setMaxLineLength(LINE_MAX).setMaxHeaderCount(HEADERS_MAX).build())
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("augury")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /**
     * Sends a request until it is answered by something else than a redirect.
     *
     * @param secrets what may not be carried to another host by a redirect
     * @param nanos time that a wait for bytes may take at most
     * @throws CallFailure where there is no answer, or one that cannot be taken
     */
    Reply fetch(Ask ask, Secrets secrets, long nanos) throws CallFailure, InterruptedException {
        Ask next = ask;
        for (int redirects = 0; redirects <= redirectsMax; redirects++) {
            HttpUriRequestBase request = request(next, nanos);
            try (ClassicHttpResponse response = client.executeOpen(HttpHost.create(next.uri()), request, null)) {
                Header location = response.getFirstHeader("Location");
                if (!REDIRECTS.contains(response.getCode()) || location == null) {
                    return reply(next, request, response);
                }
                request.cancel();
                next = next.redirected(response.getCode(), URI.create(location.getValue()), secrets);
            } catch (IllegalArgumentException e) {
                throw CallFailure.of("The tool '" + ask.tool() + "' redirects to what is no http or https URL.");
            } catch (IOException e) {
                throw failure(ask.tool(), e);
            }
        }
        throw CallFailure.of("The tool '" + ask.tool() + "' redirects more than " + redirectsMax + " times.");
    }

    private static HttpUriRequestBase request(Ask ask, long nanos) {
        HttpUriRequestBase request = new HttpUriRequestBase(ask.method(), ask.uri());
        Timeout wait = Timeout.ofNanoseconds(Math.max(1_000_000, nanos));
        request.setConfig(RequestConfig.custom().setResponseTimeout(wait).setConnectionRequestTimeout(wait).setProtocolUpgradeEnabled(false).build());
        request.setHeader("Accept", "application/json, text/plain;q=0.9, */*;q=0.5");
        ask.headers().forEach(request::setHeader);
        ask.body().ifPresent(body -> request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON)));
        return request;
    }

    private static Reply reply(Ask ask, HttpUriRequestBase request, ClassicHttpResponse response) throws IOException, CallFailure {
        int status = response.getCode();
        if (status >= 500 || status == TOO_MANY_REQUESTS) {
            request.cancel();
            throw CallFailure.unavailable("The tool '" + ask.tool() + "' answered with status " + status + ".");
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Reply(status, "");
        }
        try (InputStream in = entity.getContent()) {
            byte[] bytes = entity.getContentLength() > ask.bytesMax() ? new byte[ask.bytesMax() + 1] : in.readNBytes(ask.bytesMax() + 1);
            if (bytes.length > ask.bytesMax()) {
                request.cancel();
                throw CallFailure.of("The response of the tool '" + ask.tool() + "' is longer than " + ask.bytesMax() + " bytes.");
            }
            return new Reply(status, new String(bytes, charset(entity.getContentType())));
        }
    }

    private static Charset charset(@Nullable String contentType) {
        try {
            ContentType type = ContentType.parseLenient(contentType);
            return type == null ? StandardCharsets.UTF_8 : type.getCharset(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** An interrupt closes the socket that a virtual thread waits for, which shows as any kind of failure. */
    private static CallFailure failure(String tool, IOException e) throws InterruptedException {
        if (Thread.interrupted() || e instanceof RequestFailedException) {
            throw new InterruptedException();
        }
        return switch (e) {
            case GuardedLookup.Refused refused -> CallFailure.of("The tool '" + tool + "' leads to an address that is not allowed.");
            case UnknownHostException unknown -> CallFailure.unavailable("The host of the tool '" + tool + "' is not known.");
            case SocketTimeoutException late -> CallFailure.unavailable("The tool '" + tool + "' did not answer in time.");
            case ClientProtocolException garbage -> CallFailure.unavailable("The tool '" + tool + "' answered with something that is not HTTP.");
            default -> CallFailure.unavailable("The tool '" + tool + "' could not be reached, or broke off.");
        };
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
