package latchkey.reply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the fuzzer begins with: the mails of the fixtures, and recipes that use each piece. */
final class Seeds {

    /** Bytes; a larger mail says nothing more, and changing it takes longer. */
    private static final int LARGEST = 40_000;

    private static final int CLIENTS = HtmlRepliesTest.QUOTES.length;

    private Seeds() {}

    /** Writes them into folders {@code raw} and {@code built} below the one that is named. */
    public static void main(String... arguments) throws IOException {
        write(mails(), Path.of(arguments[0], "raw"));
        write(recipes(), Path.of(arguments[0], "built"));
    }

    private static void write(List<byte[]> seeds, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("seed-" + i), seeds.get(i));
        }
    }

    /** Each mail of the fixtures as it is, and every recipe's. */
    static List<byte[]> mails() throws IOException {
        var mails = new ArrayList<byte[]>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                mails.add(Files.readAllBytes(file));
            }
        }
        for (byte[] recipe : recipes()) {
            byte[] raw = BuiltMail.of(recipe).raw();
            if (raw.length <= LARGEST) {
                mails.add(raw);
            }
        }
        SHAPES.forEach(shape ->
                mails.add((MailPieces.HEAD + shape).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        return mails;
    }

    /** A client each, and around it in turns another author, form, charset and packing. */
    static List<byte[]> recipes() {
        var recipes = new ArrayList<byte[]>();
        for (int i = 0; i < 3 * CLIENTS; i++) {
            var recipe = new byte[48];
            for (int j = 0; j < recipe.length; j++) {
                recipe[j] = (byte) ((i * 31 + j * 7 + i * j) % 256);
            }
            recipe[0] = (byte) i;
            recipe[2] = (byte) (i % 3 == 0 ? 1 : 0);
            recipes.add(recipe);
        }
        return recipes;
    }

    private static final List<String> SHAPES = List.of("""
            Content-Type: text/plain; format=flowed

            Approved, and\s
            thanks
            --\s
            Bea
            """, """
            Content-Type: text/plain

            -----BEGIN PGP SIGNED MESSAGE-----
            Hash: SHA512

            Deny
            - -- a reason
            -----BEGIN PGP SIGNATURE-----

            abc
            -----END PGP SIGNATURE-----
            """, """
            Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m
            Content-Transfer-Encoding: base64

            MIAGCSqGSIb3DQEHAqCAMIACAQExADCABgkqhkiG9w0BBwGggCSABBhDb250ZW50LVR5cGU6IHRl
            eHQvcGxhaW4EBA0KDQpY
            """, """
            Auto-Submitted: auto-replied
            Subject: Away

            I am away until Monday.
            """, """
            Sender: "Hugo" <hugo@demo.example> (a (comment))
            Precedence: bulk

            Yes
            """, """
            Content-Type: multipart/report; boundary=b

            --b

            x
            --b
            Content-Type: message/delivery-status

            Action: failed
            --b--
            """);
}
