package dev.augury.server;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The host: an HTTP server round the pipeline. The command line starts it. */
@SpringBootApplication(scanBasePackages = {"dev.augury.server", "dev.augury.store"})
@ConfigurationPropertiesScan
public class AuguryApplication {

    private static final String DATABASE = "augury.database.url";

    /** Starts the host and returns when it listens; it runs until the process is told to stop. Arguments are keys: {@code --augury.port=8080}. */
    public static void serve(String... arguments) {
        SpringApplication application = new SpringApplication(AuguryApplication.class);
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> placeDatabase(event.getEnvironment()));
        application.run(arguments);
    }

    /** The database file takes only an absolute path, the data folder may be a relative one. */
    private static void placeDatabase(ConfigurableEnvironment settings) {
        if (!settings.containsProperty(DATABASE)) {
            Path file = Path.of(settings.getProperty("augury.data", "data")).resolve("augury").toAbsolutePath();
            settings.getPropertySources().addLast(new MapPropertySource("data folder", Map.of(DATABASE, "jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE")));
        }
    }
}
