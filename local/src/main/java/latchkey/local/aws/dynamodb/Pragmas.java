package latchkey.local.aws.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;

/**
 * How DynamoDB Local's file is written: each commit goes to the end of a write-ahead log, without waiting for the disk to
 * have it. That survives the end of the process at any moment, as a commit is then with the operating system; a loss of power
 * may take the newest commits, all of each, and never breaks the file. DynamoDB Local's own way waits for the disk four times
 * a commit. It is SQLite's job, compiled against SQLite's library (Apache-2.0), and {@link Isolated} loads it beside DynamoDB
 * Local.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_synchronous">SQLite</a>
 */
public final class Pragmas extends SQLiteJob<Boolean> {

    @Override
    protected Boolean job(SQLiteConnection connection) throws SQLiteException {
        connection.exec("PRAGMA journal_mode = WAL").exec("PRAGMA synchronous = NORMAL");
        return true;
    }
}
