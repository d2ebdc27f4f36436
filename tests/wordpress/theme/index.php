<?php the_post(); the_title(); the_content();
