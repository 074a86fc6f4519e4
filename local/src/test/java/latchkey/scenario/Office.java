package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import latchkey.catalog.App;
import latchkey.catalog.Catalog;
import latchkey.catalog.CatalogFile;
import latchkey.people.Joining;
import latchkey.people.Person;
import latchkey.runtime.Ids;
import latchkey.store.Store;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Changes the company's catalog while it runs, through the product's own store, as the first start has written it. */
final class Office implements AutoCloseable {

    private final DynamoDbClient tables;
    private final Store store;

    /** @param company with an {@code --aws-port} */
    Office(Company company) {
        var ids = new Ids();
        this.tables = DynamoDbClient.builder()
                .endpointOverride(URI.create(company.aws()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("developer", "any secret")))
                .build();
        this.store = new Store(
                tables,
                tables.listTables().tableNames().getFirst(),
                InstantSource.system(),
                ids::secret,
                ids::person,
                new Joining(Optional.empty(), Optional.empty()));
    }

    /** The apps of {@code harbour.yaml} stand beside those of the demo. */
    Office opens() {
        var now = store.catalogs().now();
        var file = CatalogFile.read(
                yaml(), address -> store.reading().byAddress(address).map(Person::id));
        assertThat(file.faults()).isEmpty();
        var apps = new TreeMap<>(now.apps());
        file.apps().forEach(app -> apps.put(app.id().value(), app));
        store.catalogs().replace(now, new Catalog(apps, file.groups(), now.version() + 1));
        return this;
    }

    /** Writes one app anew. */
    void changes(String id, UnaryOperator<App> change) {
        var now = store.catalogs().now();
        var apps = new TreeMap<>(now.apps());
        apps.put(id, change.apply(Objects.requireNonNull(apps.get(id), id)));
        store.catalogs().replace(now, new Catalog(apps, now.groups(), now.version() + 1));
    }

    App app(String id) {
        return Objects.requireNonNull(store.catalogs().now().apps().get(id), id);
    }

    @Override
    public void close() {
        tables.close();
    }

    private static Object yaml() {
        try (InputStream in =
                Objects.requireNonNull(Office.class.getResourceAsStream("/latchkey/scenario/harbour.yaml"))) {
            return new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
