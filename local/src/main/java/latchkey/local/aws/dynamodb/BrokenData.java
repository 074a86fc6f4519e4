package latchkey.local.aws.dynamodb;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The table's file is none, or is damaged. */
public final class BrokenData extends RuntimeException {

    BrokenData(@Nullable Path file, Throwable cause) {
        super(
                "%s cannot be read as a table of DynamoDB Local. Restore the folder, or begin anew with --fresh."
                        .formatted(file == null ? "The memory" : file),
                cause);
    }
}
