package latchkey.web.site;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.function.Consumer;
import latchkey.web.http.Response;
import latchkey.web.http.Safety;

/** Renders a page. The generated classes are called by name: a template engine would cost the cold start some 20 ms. */
final class Html {

    private Html() {}

    static Response page(int status, Consumer<HtmlTemplateOutput> template) {
        var text = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(text));
        return Response.html(status, text.toString());
    }

    /** A page that loads our own script; the others run none. */
    static Response withScript(int status, Consumer<HtmlTemplateOutput> template) {
        return Safety.withScript(page(status, template));
    }
}
