package latchkey.outbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.people.PersonId;
import latchkey.runtime.Json;
import latchkey.runtime.Log;
import latchkey.runtime.Machine;
import latchkey.store.StreamRecord;
import latchkey.ticket.Signal;
import latchkey.ticket.TicketId;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What follows from one recorded event: the workflow hears it, one message goes out for each mail, and for each ticket that
 * somebody who has left leaves behind. Said twice, it
 * changes nothing more: executions have names, tokens are good once, the courier knows what it has sent.
 */
final class Follow {

    /** After a token turned out closed, the machine has so long to ask again before somebody is warned. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Machine machine;
    private final SqsClient queues;
    private final Queue courierQueue;
    private final String stageQueue;
    private final Leave leave;
    private final Log log;

    Follow(Machine machine, SqsClient queues, String courierQueue, String stageQueue, Leave leave, Log log) {
        this.machine = machine;
        this.queues = queues;
        this.courierQueue = new Queue(queues, courierQueue);
        this.stageQueue = stageQueue;
        this.leave = leave;
        this.log = log;
    }

    void accept(StreamRecord record) {
        record.signal().ifPresent(signal -> signal(record.ticket().orElseThrow(), signal));
        courierQueue.send(
                record.to().stream().map(mail -> message(record, mail)).toList());
        record.departure().ifPresent(leave::accept);
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
