package dev.augury.console.sign;

import dev.augury.console.ConsoleConfiguration;
import dev.augury.console.ConsoleProperties;
import java.net.URI;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.DelegatingServerAuthenticationEntryPoint;
import org.springframework.security.web.server.DelegatingServerAuthenticationEntryPoint.DelegateEntry;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.HttpStatusServerEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.logout.RedirectServerLogoutSuccessHandler;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.CookieServerRequestCache;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.security.web.server.util.matcher.MediaTypeServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionManager;
import reactor.core.publisher.Mono;

/**
 * Guards the console's paths and no others: the API has its keys. Everything that a page loads comes from this host, nothing runs that stands in a page, and no
 * other page may frame it.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SignInSecurity {

    /** Where people sign in. */
    static final String SIGN_IN = ConsoleConfiguration.ROOT + "/sign-in";

    private static final String SIGN_OUT = ConsoleConfiguration.ROOT + "/sign-out";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityWebFilterChain consoleSecurity(ServerHttpSecurity http, SignIn signIn) {
        Wanted wanted = new Wanted();
        RedirectServerAuthenticationSuccessHandler welcome = new RedirectServerAuthenticationSuccessHandler(ConsoleConfiguration.ROOT);
        welcome.setRequestCache(wanted);
        RedirectServerLogoutSuccessHandler goodbye = new RedirectServerLogoutSuccessHandler();
        goodbye.setLogoutSuccessUrl(URI.create(SIGN_IN + "?signed-out"));
        CookieServerCsrfTokenRepository tokens = new CookieServerCsrfTokenRepository();
        tokens.setCookiePath(ConsoleConfiguration.ROOT);
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(ConsoleConfiguration.ROOT, ConsoleConfiguration.ROOT + "/**"))
                .addFilterAt(new ServerWebExchangeContextFilter(), SecurityWebFiltersOrder.FIRST)
                .authorizeExchange(paths -> paths.pathMatchers(ConsoleConfiguration.ROOT + "/assets/**", SIGN_IN).permitAll().anyExchange().authenticated())
                .authenticationManager(signIn)
                .requestCache(cache -> cache.requestCache(wanted))
                .formLogin(form -> form.loginPage(SIGN_IN).authenticationSuccessHandler(welcome).authenticationFailureHandler(refusal()))
                .logout(logout -> logout.logoutUrl(SIGN_OUT).logoutSuccessHandler(goodbye))
                .exceptionHandling(problems -> problems.authenticationEntryPoint(entry(wanted)))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** A page leads to the form, and back to where one wanted to go; a stream or a fragment says 401, which the page that asked for it understands. */
    private static ServerAuthenticationEntryPoint entry(Wanted wanted) {
        RedirectServerAuthenticationEntryPoint form = new RedirectServerAuthenticationEntryPoint(SIGN_IN);
        form.setRequestCache(wanted);
        MediaTypeServerWebExchangeMatcher stream = new MediaTypeServerWebExchangeMatcher(MediaType.TEXT_EVENT_STREAM);
        stream.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        ServerWebExchangeMatcher fragment = http -> http.getRequest().getHeaders().containsHeader("HX-Request") ? MatchResult.match() : MatchResult.notMatch();
        DelegatingServerAuthenticationEntryPoint entry = new DelegatingServerAuthenticationEntryPoint(
                new DelegateEntry(new OrServerWebExchangeMatcher(stream, fragment), new HttpStatusServerEntryPoint(HttpStatus.UNAUTHORIZED)));
        entry.setDefaultEntryPoint(form);
        return entry;
    }

    /** Where somebody wanted to go before signing in, in a cookie: who has not signed in has no session. It stays until the next time, which writes it anew. */
    private static final class Wanted implements ServerRequestCache {

        private final CookieServerRequestCache cookie = new CookieServerRequestCache();

        @Override
        public Mono<Void> saveRequest(ServerWebExchange http) {
            return cookie.saveRequest(http);
        }

        @Override
        public Mono<URI> getRedirectUri(ServerWebExchange http) {
            return cookie.getRedirectUri(http);
        }

        @Override
        public Mono<ServerHttpRequest> removeMatchingRequest(ServerWebExchange http) {
            return Mono.empty();
        }
    }

    private static ServerAuthenticationFailureHandler refusal() {
        RedirectServerAuthenticationFailureHandler wrong = new RedirectServerAuthenticationFailureHandler(SIGN_IN + "?wrong");
        RedirectServerAuthenticationFailureHandler locked = new RedirectServerAuthenticationFailureHandler(SIGN_IN + "?locked");
        return (exchange, failure) -> (failure instanceof LockedException ? locked : wrong).onAuthenticationFailure(exchange, failure);
    }

    /** Strict for the console; requests of the API pass as they came, whatever their paths and headers. */
    @Bean
    ServerWebExchangeFirewall consoleFirewall() {
        StrictServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();
        return http -> ConsoleConfiguration.owns(http.getRequest().getPath().value()) ? strict.getFirewalledExchange(http) : Mono.just(http);
    }

    @Bean
    WebSessionManager webSessionManager(ConsoleProperties properties) {
        CookieWebSessionIdResolver cookie = new CookieWebSessionIdResolver();
        cookie.setCookieName("augury-console");
        cookie.addCookieInitializer(builder -> builder.path(ConsoleConfiguration.ROOT).httpOnly(true).sameSite("Lax"));
        InMemoryWebSessionStore store = new InMemoryWebSessionStore() {
            @Override
            public Mono<WebSession> createWebSession() {
                return super.createWebSession().doOnNext(made -> made.setMaxIdleTime(properties.sessionIdle()));
            }
        };
        store.setMaxSessions(properties.sessionsMax());
        DefaultWebSessionManager manager = new DefaultWebSessionManager();
        manager.setSessionIdResolver(cookie);
        manager.setSessionStore(store);
        return manager;
    }
}
