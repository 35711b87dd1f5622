package dev.augury.executor.http;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param tool name of the tool, for sentences
 * @param method method
 * @param uri where to
 * @param headers headers, secrets filled in
 * @param body JSON body
 * @param bytesMax longest response
 */
record Ask(String tool, String method, URI uri, Map<String, String> headers, Optional<String> body, int bytesMax) {

    /** Copies the headers. */
    Ask {
        headers = Map.copyOf(headers);
    }

    /** Says the tool only: the rest may hold secrets. */
    @Override
    public String toString() {
        return "Ask[" + tool + "]";
    }

    /**
     * Returns the request that a redirect asks for. Headers and body go to the origin they were declared for and to no other.
     *
     * @throws CallFailure where it leads from https to http, or would send a body or a secret elsewhere
     */
    Ask redirected(int status, URI location, Secrets secrets) throws CallFailure {
        URI target = uri.resolve(location);
        boolean http = "http".equalsIgnoreCase(target.getScheme());
        if (target.getHost() == null || target.getRawUserInfo() != null || !http && !"https".equalsIgnoreCase(target.getScheme())) {
            throw CallFailure.of("The tool '" + tool + "' redirects to what is no http or https URL.");
        }
        if (http && "https".equalsIgnoreCase(uri.getScheme())) {
            throw CallFailure.of("The tool '" + tool + "' redirects from https to http.");
        }
        boolean sameOrigin = origin(uri).equals(origin(target));
        boolean asGet = status == 303 || method.equals("POST") && (status == 301 || status == 302);
        if (!asGet && body.isPresent() && !sameOrigin) {
            throw CallFailure.of("The tool '" + tool + "' redirects a request with a body to another host.");
        }
        if (!sameOrigin && secrets.in(location.toString())) {
            throw CallFailure.of("The tool '" + tool + "' redirects to another host with a secret in the address.");
        }
        return new Ask(tool, asGet ? "GET" : method, target, sameOrigin ? headers : Map.of(), asGet ? Optional.empty() : body, bytesMax);
    }

    private static String origin(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }
}
