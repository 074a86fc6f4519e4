package latchkey.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.people.PersonId;
import latchkey.runtime.Json;
import latchkey.runtime.Log;
import latchkey.runtime.Machine;
import latchkey.store.StreamRecord;
import latchkey.ticket.Signal;
import latchkey.ticket.TicketId;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * What follows from one recorded event: the workflow hears it, and one message goes out for each mail. Said twice, it
 * changes nothing more: executions have names, tokens are good once, the courier knows what it has sent.
 */
final class Follow {

    /** After a token turned out closed, the machine has so long to ask again before somebody is warned. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** SQS takes 10 messages at once. */
    private static final int BATCH = 10;

    private final Machine machine;
    private final SqsClient queues;
    private final String courierQueue;
    private final String stageQueue;
    private final Log log;

    Follow(Machine machine, SqsClient queues, String courierQueue, String stageQueue, Log log) {
        this.machine = machine;
        this.queues = queues;
        this.courierQueue = courierQueue;
        this.stageQueue = stageQueue;
        this.log = log;
    }

    void accept(StreamRecord record) {
        record.signal().ifPresent(signal -> signal(record.ticket().orElseThrow(), signal));
        mails(record);
    }

    private void signal(TicketId ticket, Signal signal) {
        switch (signal) {
            case Signal.Start start -> {
                machine.start(ticket, start);
                log.info("workflow-started", "ticket", ticket, "generation", start.generation());
            }
            case Signal.Reply reply -> reply(ticket, reply);
        }
    }

    private void reply(TicketId ticket, Signal.Reply reply) {
        var heard = machine.answer(reply.token(), reply.answer());
        log.info(
                "workflow-answered",
                "ticket",
                ticket,
                "step",
                reply.step(),
                "answer",
                reply.answer().word(),
                "heard",
                heard);
        if (heard != Machine.Heard.YES) {
            var check = new LinkedHashMap<String, Object>();
            check.put("version", 1);
            check.put("do", "check");
            check.put("ticket", ticket.value());
            check.put("stage", reply.step().stage().word());
            check.put("step", reply.step().step());
            check.put("token", reply.token());
            check.put("heard", heard.name());
            queues.sendMessage(send ->
                    send.queueUrl(stageQueue).messageBody(Json.write(check)).delaySeconds((int) PATIENCE.toSeconds()));
        }
    }

    private void mails(StreamRecord record) {
        for (int from = 0; from < record.to().size(); from += BATCH) {
            send(
                    record,
                    record.to().subList(from, Math.min(from + BATCH, record.to().size())));
        }
    }

    private void send(StreamRecord record, List<StreamRecord.Mail> mails) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (var mail : mails) {
            var entry = SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(Json.write(message(record, mail)))
                    .build();
            entries.add(entry);
        }
        var failed = queues.sendMessageBatch(send -> send.queueUrl(courierQueue).entries(entries))
                .failed();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("%d of %d mails were not queued, the first because of %s"
                    .formatted(failed.size(), entries.size(), failed.getFirst().code()));
        }
    }

    private static Map<String, Object> message(StreamRecord record, StreamRecord.Mail mail) {
        var message = new LinkedHashMap<String, Object>();
        message.put("version", 1);
        message.put("pk", record.key().pk());
        message.put("sk", record.key().sk());
        mail.person().map(PersonId::value).ifPresent(person -> message.put("person", person));
        message.put("mail", mail.kind().word());
        return message;
    }
}
