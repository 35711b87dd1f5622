package dev.augury.server.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.augury.server.error.ApiException;
import dev.augury.server.error.ErrorBody;
import dev.augury.server.model.ServedModel;
import dev.augury.server.model.ServedModels;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists the models. */
@RestController
final class ModelList {

    private final ServedModels models;

    ModelList(ServedModels models) {
        this.models = models;
    }

    record Model(String id, String object, long created, @JsonProperty("owned_by") String ownedBy, @JsonProperty("max_model_len") int contextLength) {

        static Model of(ServedModel model) {
            return new Model(model.name(), "model", model.created().getEpochSecond(), "augury", model.contextLength());
        }
    }

    record Models(String object, List<Model> data) {}

    @GetMapping("/v1/models")
    Models all() {
        return new Models("list", models.all().stream().map(Model::of).toList());
    }

    /** A name may contain slashes, as those of model hubs do. */
    @GetMapping("/v1/models/{*name}")
    Model one(@PathVariable String name) {
        String asked = name.startsWith("/") ? name.substring(1) : name;
        return models.named(asked).map(Model::of).orElseThrow(() -> {
            List<String> known = models.all().stream().map(ServedModel::name).toList();
            String message = "The model " + asked + " does not exist. Served here: " + String.join(", ", known) + ".";
            return new ApiException(HttpStatus.NOT_FOUND, ErrorBody.of(ErrorBody.INVALID, message, "model", "model_not_found"), null);
        });
    }
}
