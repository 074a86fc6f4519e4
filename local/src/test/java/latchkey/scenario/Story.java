package latchkey.scenario;

import java.time.Duration;

/** What people do with one request, from its first word to its end. */
enum Story {
    GRANTED("mara") {
        @Override
        String tell(Teller teller) {
            var ticket = teller.requests("mara", "beacon");
            teller.replies("priya", ticket, "approve\nFor the night watch.");
            teller.replies("ines", ticket, "done");
            teller.acts("oleg", ticket, "assigned");
            return ticket;
        }
    },
    DENIED("jonas") {
        @Override
        String tell(Teller teller) {
            var ticket = teller.requests("jonas", "beacon");
            teller.replies("hugo", ticket, "deny\nNot before March.");
            return ticket;
        }
    },
    WITHDRAWN("kofi") {
        @Override
        String tell(Teller teller) {
            var ticket = teller.requests("kofi", "scope");
            teller.replies("bea", ticket, "approve");
            teller.asked("priya", ticket, "ask");
            teller.withdraws("kofi", ticket);
            return ticket;
        }
    },
    REMINDED("sam") {
        @Override
        String tell(Teller teller) {
            var ticket = teller.requests("sam", "canvas");
            teller.asked("bea", ticket, "ask");
            teller.advance(Duration.ofHours(49));
            teller.asked("bea", ticket, "reminder");
            teller.replies("bea", ticket, "deny");
            return ticket;
        }
    },
    COMMENTED("yuki") {
        @Override
        String tell(Teller teller) {
            var ticket = teller.requests("yuki", "roster");
            teller.asked("sam", ticket, "ask");
            teller.comments("yuki", ticket, "Only for the holidays.");
            teller.replies("sam", ticket, "For how long would that be?");
            teller.asked("yuki", ticket, "comment");
            teller.acts("sam", ticket, "deny");
            return ticket;
        }
    },
    LEFT("lena") {
        @Override
        String tell(Teller teller) {
            var ticket = teller.requests("lena", "canvas");
            teller.asked("bea", ticket, "ask");
            try {
                teller.notes("bea", false);
                teller.replies("ines", ticket, "deny\nNobody is left who knows her.");
            } finally {
                teller.notes("bea", true); // for the next who tells a story with her
            }
            return ticket;
        }
    };

    private final String requester;

    Story(String requester) {
        this.requester = requester;
    }

    /** Whose request it is. */
    String requester() {
        return requester;
    }

    /** @return the ticket */
    abstract String tell(Teller teller);
}
