<?php
get_header();
?>
<h1 class="khong-thay">Không tìm thấy trang</h1>
<p>Bài viết không còn hoặc địa chỉ không đúng.</p>
<?php
get_footer();
