namespace Crowd.Engine.Publishing;

/// <summary>The HTML around a page's body.</summary>
internal static class PageFrame
{
    // The assignment's id and the address to post to come in the frame's own address, as MTurk documents for HTMLQuestion;
    // without a script (or in a preview) the form stays as it is.
    private const string Head =
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>
        """;

    private const string Style =
        """
        <style>
        body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:1.5rem auto;padding:0 1rem;color:#1d273b}
        h1{font-size:1.4rem}.lead{color:#49566c}
        fieldset{border:1px solid #dce1e7;border-radius:.5rem;margin:1rem 0;padding:.75rem 1rem}
        legend{color:#667382;padding:0 .4rem}label{display:inline-block;margin:.2rem 1.2rem .2rem 0;cursor:pointer}
        img{max-width:100%;border-radius:.25rem}
        button{font:inherit;padding:.5rem 1.5rem;border:0;border-radius:.4rem;background:#066fd1;color:#fff;cursor:pointer}
        button:disabled{background:#9ba9be;cursor:default}
        </style></head><body>
        <form id="mturk_form" method="post" action="/mturk/externalSubmit">
        <input type="hidden" name="assignmentId" value="">
        """;

    private const string Foot =
        """

        <p><button type="submit">Submit</button></p>
        </form>
        <script>
        (function () {
          var query = new URLSearchParams(location.search), form = document.getElementById('mturk_form');
          var id = query.get('assignmentId') || '', to = query.get('turkSubmitTo') || '';
          form.elements.assignmentId.value = id;
          if (/^https?:\/\//.test(to)) form.action = to.replace(/\/+$/, '') + '/mturk/externalSubmit';
          if (!id || id === 'ASSIGNMENT_ID_NOT_AVAILABLE') form.querySelector('button[type=submit]').disabled = true;
        })();
        </script></body></html>
        """;

    public static string Wrap(string encodedTitle, string meta, string body) => string.Concat(Head, encodedTitle, "</title>\n", meta, Style, body, Foot);
}
