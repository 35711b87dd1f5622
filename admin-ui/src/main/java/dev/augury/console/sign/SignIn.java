package dev.augury.console.sign;

import dev.augury.server.admin.Users;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.reactive.ServerWebExchangeContextFilter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Checks names and passwords, off the network's threads and within the limit of attempts. */
@Component
final class SignIn implements ReactiveAuthenticationManager {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Users users;
    private final SignInLimit limit;

    SignIn(Users users, SignInLimit limit) {
        this.users = users;
        this.limit = limit;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication given) {
        return Mono.deferContextual(context -> {
            InetAddress address = ServerWebExchangeContextFilter.getExchange(context)
                    .map(http -> http.getRequest().getRemoteAddress())
                    .map(InetSocketAddress::getAddress)
                    .orElseGet(InetAddress::getLoopbackAddress);
            return Mono.fromCallable(() -> check(given, address)).subscribeOn(Schedulers.boundedElastic());
        });
    }

    private Authentication check(Authentication given, InetAddress address) {
        Duration pause = limit.attempt(address);
        if (pause.isPositive()) {
            throw new LockedException("Too many attempts from " + address.getHostAddress() + "; wait " + pause.toSeconds() + " s");
        }
        String name = given.getName();
        if (!users.check(name, String.valueOf(given.getCredentials()))) {
            LOG.warn("A sign-in to the console from {} failed", address.getHostAddress());
            throw new BadCredentialsException("Name or password is wrong");
        }
        limit.succeeded(address);
        LOG.info("{} signed in to the console from {}", name, address.getHostAddress());
        return UsernamePasswordAuthenticationToken.authenticated(name, null, AuthorityUtils.createAuthorityList("ROLE_ADMIN"));
    }
}
