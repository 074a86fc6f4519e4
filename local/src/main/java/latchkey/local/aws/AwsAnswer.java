package latchkey.local.aws;

import java.util.Map;

/** What AWS answers, as it stands on the wire. */
public record AwsAnswer(int status, Map<String, String> headers, byte[] body) {}
