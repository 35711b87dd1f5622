package dev.augury.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.server.error.ApiException;
import dev.augury.server.error.ErrorBody;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.server.ResponseStatusException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class ProblemsTest {

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final Problems problems = new Problems(templates);
    private String page = "";

    ProblemsTest() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        templates.setTemplateResolver(files);
    }

    private HttpStatusCode status(Throwable thrown) {
        MockServerWebExchange http = MockServerWebExchange.from(MockServerHttpRequest.get("/console"));
        problems.handle(http, thrown).block(Duration.ofSeconds(10));
        page = http.getResponse().getBodyAsString().block(Duration.ofSeconds(10));
        return http.getResponse().getStatusCode();
    }

    @Test
    void whatTheHostRefusesIsNoFaultOfTheServer() {
        HttpStatus tooLarge = HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        assertThat(status(ApiException.of(tooLarge, ErrorBody.INVALID, "too many bytes of headers", "headers_too_large"))).isEqualTo(tooLarge);
        assertThat(page).contains("too many cookies");
        assertThat(status(new ResponseStatusException(HttpStatus.NOT_FOUND))).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status(new IllegalStateException("broken on purpose"))).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(page).contains("The server failed.");
    }

    @Test
    void databaseThatIsAwayIsNamedWithWhatToDo() {
        assertThat(status(new CannotCreateTransactionException("no connection in 5 s"))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(page).contains("The database is away.").contains("Serving goes on").contains("augury.database.url");
        assertThat(status(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE))).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(page).contains("Too many pages");
    }
}
