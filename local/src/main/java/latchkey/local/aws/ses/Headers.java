package latchkey.local.aws.ses;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mail's header as SES puts it into its notifications. */
record Headers(List<Map<String, String>> listed, boolean truncated) {

    /** Notifications by SNS hold no more of a header (AWS: "headersTruncated"). */
    private static final int MOST_BYTES = 10 * 1024;

    static Headers of(RawMail mail) {
        var listed = new ArrayList<Map<String, String>>();
        int bytes = 0;
        for (var field : mail.fields()) {
            bytes += field.raw().length();
            if (bytes > MOST_BYTES) {
                return new Headers(listed, true);
            }
            if (!field.name().isEmpty()) {
                var entry = new LinkedHashMap<String, String>();
                entry.put("name", field.name());
                entry.put("value", field.value());
                listed.add(entry);
            }
        }
        return new Headers(listed, false);
    }

    /** The fields that AWS lists under {@code commonHeaders}, where the mail has them. */
    static Map<String, Object> common(RawMail mail) {
        var common = new LinkedHashMap<String, Object>();
        mail.first("Return-Path").ifPresent(path -> common.put("returnPath", path.replaceAll("[<>]", "")));
        addresses(common, "from", mail, "From");
        mail.first("Date").ifPresent(date -> common.put("date", date));
        addresses(common, "to", mail, "To");
        addresses(common, "cc", mail, "Cc");
        addresses(common, "bcc", mail, "Bcc");
        mail.first("Sender").ifPresent(sender -> common.put("sender", decoded(sender)));
        addresses(common, "replyTo", mail, "Reply-To");
        mail.first("Message-ID").ifPresent(id -> common.put("messageId", id));
        mail.first("Subject").ifPresent(subject -> common.put("subject", decoded(subject)));
        return common;
    }

    /** Everybody in To and Cc, bare. */
    static List<String> destination(RawMail mail) {
        var destination = new ArrayList<String>();
        for (var name : List.of("To", "Cc")) {
            for (var header : mail.all(name)) {
                MailAddress.in(header).stream()
                        .map(InternetAddress::getAddress)
                        .filter(address -> address.contains("@"))
                        .forEach(destination::add);
            }
        }
        return destination;
    }

    private static void addresses(Map<String, Object> common, String name, RawMail mail, String header) {
        var all = mail.all(header).stream()
                .flatMap(value -> MailAddress.in(value).stream())
                .map(InternetAddress::toUnicodeString)
                .toList();
        if (!all.isEmpty()) {
            common.put(name, all);
        }
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException e) {
            return value; // a charset that nobody knows: as it stands in the mail
        }
    }
}
