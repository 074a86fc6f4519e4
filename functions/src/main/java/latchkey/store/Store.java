package latchkey.store;

import java.time.InstantSource;
import java.util.function.Supplier;
import latchkey.people.Joining;
import latchkey.people.PersonId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** All that stands in the table, by what one does with it. */
public final class Store {

    private final Catalogs catalogs;
    private final Reading reading;
    private final People people;
    private final Departures departures;
    private final Workspace workspace;
    private final Tickets tickets;
    private final Warnings warnings;
    private final Lists lists;
    private final Tokens tokens;
    private final Sessions sessions;
    private final SignIns signIns;
    private final CompanySignIns companySignIns;
    private final ReplyAddresses replyAddresses;
    private final Mails mails;
    private final Replies replies;
    private final Answers answers;
    private final ApiKeys apiKeys;
    private final HeldMails heldMails;
    private final Quietings quietings;
    private final Audits audits;

    /** @param secrets gives 130 random bits as text, each time anew */
    public Store(
            DynamoDbClient client,
            String table,
            InstantSource clock,
            Supplier<String> secrets,
            Supplier<PersonId> personIds,
            Joining joining) {
        var items = new Table(client, table);
        this.catalogs = new Catalogs(items, clock);
        this.reading = new Reading(items, catalogs, joining);
        this.people = new People(items, clock);
        this.workspace = new Workspace(items);
        this.tickets = new Tickets(items, clock);
        this.warnings = new Warnings(reading, tickets, clock);
        this.lists = new Lists(items);
        this.departures = new Departures(items, lists);
        this.tokens = new Tokens(items, clock, secrets);
        this.sessions = new Sessions(tokens);
        this.audits = new Audits(items, clock, secrets);
        this.signIns = new SignIns(tokens, sessions, joining, personIds, audits);
        this.companySignIns = new CompanySignIns(tokens, sessions, joining, personIds, audits);
        this.replyAddresses = new ReplyAddresses(tokens);
        this.mails = new Mails(tokens);
        this.replies = new Replies(tokens, reading, tickets);
        this.answers = new Answers(items, clock);
        this.apiKeys = new ApiKeys(tokens);
        this.heldMails = new HeldMails(items, clock);
        this.quietings = new Quietings(tokens, reading, tickets);
    }

    public Catalogs catalogs() {
        return catalogs;
    }

    public Reading reading() {
        return reading;
    }

    public People people() {
        return people;
    }

    public Departures departures() {
        return departures;
    }

    public Workspace workspace() {
        return workspace;
    }

    public Tickets tickets() {
        return tickets;
    }

    public Warnings warnings() {
        return warnings;
    }

    public Lists lists() {
        return lists;
    }

    public Sessions sessions() {
        return sessions;
    }

    public SignIns signIns() {
        return signIns;
    }

    public CompanySignIns companySignIns() {
        return companySignIns;
    }

    public ReplyAddresses replyAddresses() {
        return replyAddresses;
    }

    public Mails mails() {
        return mails;
    }

    public Replies replies() {
        return replies;
    }

    public Answers answers() {
        return answers;
    }

    public ApiKeys apiKeys() {
        return apiKeys;
    }

    public Quietings quietings() {
        return quietings;
    }

    public HeldMails heldMails() {
        return heldMails;
    }

    public Audits audits() {
        return audits;
    }
}
