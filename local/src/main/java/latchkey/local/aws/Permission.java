package latchkey.local.aws;

/** One thing that IAM must allow before a call is answered: {@code sqs:SendMessage} on {@code arn:aws:sqs:…}. */
public record Permission(String action, String resource) {}
