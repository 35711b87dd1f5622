package dev.augury.server.admin;

import dev.augury.core.pipeline.Host;
import dev.augury.core.time.Time;
import dev.augury.server.health.HealthProperties;
import dev.augury.server.health.HostState;
import dev.augury.server.policy.LanePolicies;
import dev.augury.store.audit.AuditStore;
import dev.augury.store.user.UserStore;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes what operators stand on, and the first user. */
@Configuration(proxyBeanMethods = false)
class AdminConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    Users users(UserStore store, PasswordEncoder encoder, InstantSource clock, AdminProperties properties) {
        Users users = new Users(store, encoder, clock);
        users.makeFirst(properties.resetPassword());
        return users;
    }

    @Bean(initMethod = "start")
    LaneWatch laneWatch(Host host, Time time, InstantSource clock, HostState state, HealthProperties health) {
        return new LaneWatch(host, time, clock, state, health);
    }

    @Bean
    LaneTuning laneTuning(LanePolicies policies, AuditStore audit, InstantSource clock, AdminProperties properties) {
        return new LaneTuning(policies, audit, clock, properties.undoTime());
    }
}
