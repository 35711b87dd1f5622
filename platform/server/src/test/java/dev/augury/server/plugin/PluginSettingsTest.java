package dev.augury.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.Option;
import dev.augury.spi.PluginContext;
import dev.augury.spi.listen.ServingListener;
import dev.augury.spi.listen.ServingListenerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class PluginSettingsTest {

    public record Options(@Option(doc = "Number of things", defaultValue = "3") int countMax) {}

    private record Sample(String name) implements ServingListenerFactory<Options> {

        @Override
        public String description() {
            return "Listens.";
        }

        @Override
        public Class<Options> options() {
            return Options.class;
        }

        @Override
        public ServingListener create(Options options, PluginContext context) {
            return new ServingListener() {};
        }
    }

    private static PluginSettings settings(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        ConfigurationPropertySources.attach(environment);
        return PluginSettings.of(environment);
    }

    private static int listed(PluginSettings settings, String name) {
        var offering = new LoadedPlugin.Offering(PluginKind.LISTENER, new Sample(name));
        return ((Options) settings.bind(offering, settings.names(PluginKind.LISTENER).contains(name)).options()).countMax();
    }

    @Test
    void ofSeveralEachHasItsOwnOptionsAlsoWhereTheyAreListed() {
        PluginSettings settings = settings(Map.of(
                "augury.listener.name", "one, two", "augury.listener.options.one.count-max", "1", "augury.listener.options.two.countMax", "2"));
        assertThat(settings.bindAmong(PluginKind.LISTENER, new Sample("one")).options().countMax()).isEqualTo(1);
        assertThat(listed(settings, "one")).isEqualTo(1);
        assertThat(listed(settings, "two")).isEqualTo(2);
        assertThat(listed(settings, "three")).as("not chosen").isEqualTo(3);
        assertThat(listed(settings(Map.of("augury.listener.name", "one", "augury.listener.options.count-max", "4")), "one")).isEqualTo(4);
    }

    @Test
    void environmentSpellsKeysInItsOwnWays() {
        for (String variable : new String[] {"AUGURY_LISTENER_OPTIONS_COUNTMAX", "AUGURY_LISTENER_OPTIONS_COUNT_MAX"}) {
            StandardEnvironment environment = new StandardEnvironment();
            String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
            environment.getPropertySources().replace(source, new SystemEnvironmentPropertySource(source, Map.of(variable, "5", "AUGURY_LISTENER_NAME", "one")));
            environment.getPropertySources().addLast(new MapPropertySource("file", Map.of("augury.listener.options.count-max", "6")));
            ConfigurationPropertySources.attach(environment);
            assertThat(listed(PluginSettings.of(environment), "one")).as(variable).isEqualTo(5);
        }
    }

    @Test
    void optionsThatBelongToNoneOfThemAreRefused() {
        PluginSettings settings = settings(Map.of("augury.listener.name", "one,two", "augury.listener.options.count-max", "1"));
        assertThatThrownBy(() -> listed(settings, "one")).isInstanceOf(PluginException.class)
                .hasMessageContaining("augury.listener.options.count-max belongs to none of those chosen: one, two").hasMessageContaining("augury.listener.options.<name>");
    }

    @Test
    void namesMayBeAListOfTheirOwnOrSeparatedByCommas() throws IOException {
        String yaml = """
                augury:
                  call-executor:
                    name:
                      - builtin
                      - http
                    options:
                      http:
                        retries: 1
                  listener:
                    name: [one, two]
                  predictor:
                    name: [histogram]
                  scheduler:
                    name: lamps
                """;
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader().load("yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))).forEach(environment.getPropertySources()::addFirst);
        ConfigurationPropertySources.attach(environment);
        PluginSettings settings = PluginSettings.of(environment);
        assertThat(settings.names(PluginKind.CALL_EXECUTOR)).containsExactly("builtin", "http");
        assertThat(settings.names(PluginKind.LISTENER)).containsExactly("one", "two");
        assertThat(settings.names(PluginKind.PREDICTOR)).containsExactly("histogram");
        assertThat(settings.names(PluginKind.SCHEDULER)).containsExactly("lamps");
        assertThat(settings.isSet(PluginKind.CALL_EXECUTOR)).isTrue();
        assertThat(settings.isSet(PluginKind.HANDLING)).isFalse();
        assertThat(settings(Map.of("augury.call-executor.name", " builtin ,http")).names(PluginKind.CALL_EXECUTOR)).containsExactly("builtin", "http");
    }

    @Test
    void keyThatNamesNothingIsRefused() {
        for (String nothing : new String[] {"", " ", "one,,two"}) {
            assertThatThrownBy(() -> settings(Map.of("augury.listener.name", nothing)).names(PluginKind.LISTENER)).as(nothing).isInstanceOf(PluginException.class)
                    .hasMessageContaining("augury.listener.name names no plugin").hasMessageContaining("leave the key out");
        }
    }

    @Test
    void severalAreRefusedWhereOneIsUsed() {
        assertThatThrownBy(() -> settings(Map.of("augury.predictor.name", "constant, histogram")).names(PluginKind.PREDICTOR)).isInstanceOf(PluginException.class)
                .hasMessageContaining("augury.predictor.name names 2 plugins: constant, histogram").hasMessageContaining("name one of them");
    }
}
